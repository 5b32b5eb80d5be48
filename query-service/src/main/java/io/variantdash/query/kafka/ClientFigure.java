package io.variantdash.query.kafka;

import java.util.stream.DoubleStream;
import org.apache.kafka.common.MetricName;

/** What is told of Kafka's clients, out of some hundred figures that each keeps: one value for all clients of a kind. */
enum ClientFigure {
    CONSUMER_CONNECTIONS(
            "consumer-metrics",
            "connection-count",
            "kafka.consumer.connections",
            "Connections of consumers to brokers"),
    CONSUMER_FETCH_LATENCY(
            "consumer-fetch-manager-metrics",
            "fetch-latency-avg",
            "kafka.consumer.fetch.milliseconds",
            "How long a fetch takes on average, waiting for records included, in milliseconds; of the slowest consumer"),
    CONSUMER_REBALANCES(
            "consumer-coordinator-metrics",
            "rebalance-rate-per-hour",
            "kafka.consumer.rebalances.per.hour",
            "How often consumers were given other partitions, an hour"),
    PRODUCER_CONNECTIONS(
            "producer-metrics",
            "connection-count",
            "kafka.producer.connections",
            "Connections of producers to brokers"),
    PRODUCER_LATENCY(
            "producer-metrics",
            "request-latency-avg",
            "kafka.producer.request.milliseconds",
            "How long brokers take to confirm on average, in milliseconds; of the slowest producer"),
    PRODUCER_ERRORS(
            "producer-metrics",
            "record-error-rate",
            "kafka.producer.errors.per.second",
            "Records that were not written, a second"),
    PRODUCER_RETRIES(
            "producer-metrics",
            "record-retry-rate",
            "kafka.producer.retries.per.second",
            "Records that were sent once more, a second");

    private final String group;
    private final String name;
    final String meter;
    final String help;

    ClientFigure(String group, String name, String meter, String help) {
        this.group = group;
        this.name = name;
        this.meter = meter;
        this.help = help;
    }

    /** Kafka keeps some of them by topic and by broker as well; these have more tags than the client's name. */
    boolean is(MetricName kafka) {
        return kafka.group().equals(group)
                && kafka.name().equals(name)
                && kafka.tags().size() == 1;
    }

    /** Durations of the slowest client, all else of all together; what a client has not measured yet is 0. */
    double of(DoubleStream values) {
        DoubleStream measured = values.filter(Double::isFinite);
        return name.contains("latency") ? measured.max().orElse(0) : measured.sum();
    }
}
