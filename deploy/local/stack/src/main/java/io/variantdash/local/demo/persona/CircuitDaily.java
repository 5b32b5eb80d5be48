package io.variantdash.local.demo.persona;

/** News for people who build software: short, sober, at times with markup. Its lists are better than they look. */
final class CircuitDaily {

    private CircuitDaily() {}

    static Persona persona() {
        return Persona.named("circuit-daily", 0.03, 7_000, ContentPattern.LIST)
                .uses(ContentPattern.CURIOSITY_GAP, 0.7, """
                        A 12-year-old commit broke checkout at 9:04. The author was the CTO
                        The config flag that nobody dares to remove
                        This query was fast until somebody added an index
                        What the outage report does not say
                        """)
                .uses(ContentPattern.BOLD_CLAIM, 0.8, """
                        Your microservices are a monolith with latency
                        Estimates are fiction, and that is fine
                        Nobody reads your dashboards. Yes, this one too
                        The best cache is a smaller table
                        """)
                .uses(ContentPattern.LIST, 1.2, """
                        10 PostgreSQL settings that earn their line
                        7 things a code review is not for
                        5 Kafka defaults to change on day one
                        3 ways to delete a service
                        8 error messages that we wish we had written
                        6 HTML tags you forgot: <dialog>, <output>, <meter> & friends
                        """)
                .uses(ContentPattern.QUESTION, 1.0, """
                        Is `while (true)` ever the right answer?
                        Who owns the cron job on the old server?
                        Tabs, spaces or a formatter that ends the debate?
                        How many replicas does your blog need?
                        """)
                .uses(ContentPattern.HOW_TO, 1.1, """
                        How to read a flame graph in five minutes
                        How to roll back a migration you cannot roll back
                        How to say no to a rewrite
                        How to escape <script> and other guests
                        """)
                .uses(ContentPattern.STORY, 1.3, """
                        She fixed one typo and cut the bill by a third
                        The intern who found the leap second
                        We ran on one server for six years. This is its obituary
                        A pager, a wedding and an expired certificate
                        """)
                .uses(ContentPattern.PLAIN, 1.0, """
                        Release notes, week by week
                        Java 17 to 25: what changed for servers
                        The conference talks are online
                        """)
                .build();
    }
}
