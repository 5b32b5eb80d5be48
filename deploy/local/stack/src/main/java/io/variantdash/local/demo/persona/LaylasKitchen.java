package io.variantdash.local.demo.persona;

/** A cook who writes Arabic, from right to left. Her readers like to be asked. */
final class LaylasKitchen {

    private LaylasKitchen() {}

    static Persona persona() {
        return Persona.named("matbakh-layla", 0.065, 2_500, ContentPattern.QUESTION)
                .uses(ContentPattern.CURIOSITY_GAP, 0.8, """
                        السر الذي لم تخبرك به جدتك عن الأرز
                        مكوّن واحد يغيّر طعم العدس إلى الأبد
                        لماذا أضع قشر البرتقال في القهوة؟ ☕
                        لن تصدقوا ماذا حدث حين نسيت الملح
                        """)
                .uses(ContentPattern.BOLD_CLAIM, 0.9, """
                        أطرى خبز ستخبزونه في حياتكم
                        لا أحد يحتاج إلى فرن ليصنع كنافة رائعة
                        هذه هي أفضل مقلوبة في المدينة
                        """)
                .uses(ContentPattern.LIST, 1.0, """
                        ٥ أطباق جاهزة في عشرين دقيقة
                        ٧ طرق لاستعمال الزعتر
                        ٣ أخطاء شائعة في طبخ البامية
                        ٤ شوربات لليالي الباردة 🍲
                        """)
                .uses(ContentPattern.QUESTION, 1.3, """
                        مع السكر أم بدون سكر؟ ☕
                        ما هو طبق العيد في بيتكم؟ 🌙
                        من يطبخ أفضل: الأم أم الجدة؟
                        ماذا تأكلون حين لا تريدون الطبخ؟
                        هل تحبون الكزبرة أم تكرهونها؟ 🌿
                        """)
                .uses(ContentPattern.HOW_TO, 1.1, """
                        كيف تحفظون النعناع طازجا أسبوعا كاملا
                        كيف تصنعون اللبنة في البيت
                        كيف تقشرون الثوم في عشر ثوان 🧄
                        كيف تنقذون طبخة احترقت
                        """)
                .uses(ContentPattern.STORY, 1.4, """
                        دفتر وصفات أمي، وعلى كل صفحة بقعة زيت
                        أول مرة طبخت فيها لأربعين ضيفا
                        بائع التمر الذي يحفظ أسماء زبائنه كلهم
                        من دمشق إلى برلين: رحلة قدر نحاسي
                        """)
                .uses(ContentPattern.PLAIN, 1.0, """
                        وصفة اليوم: مجدّرة بالبصل المقرمش
                        قائمة التسوق لهذا الأسبوع
                        بث مباشر من المطبخ مساء الخميس
                        """)
                .build();
    }
}
