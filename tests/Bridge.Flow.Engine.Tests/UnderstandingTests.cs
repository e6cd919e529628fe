using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What is typed, in any script and with the signs and slips of people.</summary>
public class UnderstandingTests
{
    private static readonly Words Main = new(FlowReader.Read("main", Source.Defaults.Flows["main"]));

    [Theory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData("my mail is <ann@example.com>.", "ann@example.com")]
    [InlineData("(ann@example.com);", "ann@example.com")]
    [InlineData("a,ann@example.com\tx", "ann@example.com")]
    [InlineData("x\nann@example.com", "ann@example.com")]
    [InlineData("first.last+tag_1%!#$&'*-/=?^`{|}~@sub.example-site.co", "first.last+tag_1%!#$&'*-/=?^`{|}~@sub.example-site.co")]
    [InlineData("بريد@مثال.اختبار", "بريد@مثال.اختبار")]
    [InlineData("ann@example", null)]
    [InlineData("ann@exam", null)]
    [InlineData("ann@a.b", null)]
    [InlineData("ann@a.bc", "ann@a.bc")]
    [InlineData("ann@.com", null)]
    [InlineData("ann@example..com", null)]
    [InlineData("ann@exa_mple.com", null)]
    [InlineData("ann@-.com", "ann@-.com")]
    [InlineData("@example.com", null)]
    [InlineData("ann@@example.com", null)]
    [InlineData("ann at example.com", null)]
    [InlineData("a\"b@example.com", null)]
    [InlineData("1 ann.example.com", null)]
    public void The_address_in_a_sentence_is_found(string typed, string? address) => Assert.Equal(address, Emails.Read(typed));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = "@" + string.Join('.', Enumerable.Repeat(new string('a', 60), 4)) + ".com";
        Assert.Null(Emails.Read(new string('a', 255 - domain.Length) + domain));
        Assert.NotNull(Emails.Read(new string('a', 254 - domain.Length) + domain));
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData(" 1 250 ", "1250")]
    [InlineData("1.250,50", "1250.5")]
    [InlineData("1,250.50", "1250.5")]
    [InlineData("1'250.5", "1250.5")]
    [InlineData("1,000", "1000")]
    [InlineData("1.000.000", "1000000")]
    [InlineData("0.125", "0.125")]
    [InlineData("0,125", "0.125")]
    [InlineData("1.5", "1.5")]
    [InlineData("1,5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData(",5", "0.5")]
    [InlineData("12.", "12")]
    [InlineData("1.0000", "1")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("1.234.56", "1234.56")]
    [InlineData("-3", "-3")]
    [InlineData("-1,000", "-1000")]
    [InlineData("+3", "3")]
    [InlineData("١٢٫٥", "12.5")]
    [InlineData("١٬٢٥٠٫٥", "1250.5")]
    [InlineData("५०", "50")]
    [InlineData("", null)]
    [InlineData("twelve", null)]
    [InlineData("1-2", null)]
    [InlineData("0000000000000000000000000000012", null)]
    [InlineData("000000000000000000000000000012", "12")]
    public void A_number_is_read_with_the_signs_of_any_country(string typed, string? number) =>
        Assert.Equal(number, Numbers.Read(typed)?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("+44 7700 900123", "NP", "+447700900123")]
    [InlineData("0044 7700 900123", "NP", "+447700900123")]
    [InlineData("07700 900123", "GB", "+447700900123")]
    [InlineData("9812345678", "NP", "+9779812345678")]
    [InlineData("٩٨١٢٣٤٥٦٧٨", "NP", "+9779812345678")]
    [InlineData("5511988880002", "NP", "+5511988880002")]
    [InlineData("(11) 98888-0002", "BR", "+5511988880002")]
    [InlineData("+1 555", "US", null)]
    [InlineData("12", "GB", null)]
    [InlineData("call 07700 900123", "GB", null)]
    [InlineData("0770O 900123", "GB", null)]
    [InlineData("", "GB", null)]
    [InlineData("+", "GB", null)]
    [InlineData("00", "GB", null)]
    [InlineData("0770090012307700900123", "GB", null)]
    [InlineData("+44 (0) 7700 900123", "NP", "+447700900123")]
    [InlineData("+447700900123                             ", "GB", "+447700900123")]
    public void A_phone_number_is_read_as_one_of_the_country(string typed, string country, string? number) => Assert.Equal(number, Phones.Read(typed, country));

    [Fact]
    public void What_is_longer_than_any_number_is_none() => Assert.Null(Phones.Read("+44 7700 900123" + new string('-', 26), "GB"));

    [Fact]
    public void Of_a_contact_card_the_first_number_that_can_be_one_is_taken()
    {
        Assert.Equal("+447700900123", Phones.Read(["none", "07700 900123", "+9779812345678"], "GB"));
        Assert.Null(Phones.Read([], "GB"));
        Assert.Null(Phones.Read(["none"], "GB"));
    }

    [Theory]
    [InlineData("+9779812345678", null, "NP")]
    [InlineData("+447700900123", null, "GB")]
    [InlineData("+5511988880002", "NP.1", "BR")]
    [InlineData("+18005550100", null, "US")]
    [InlineData("+80012345678", null, null)]
    [InlineData("+999123456", null, null)]
    [InlineData("+1", "NP.12", "NP")]
    [InlineData(null, "NP.12", "NP")]
    [InlineData(null, "NP.", null)]
    [InlineData(null, "NP12345", null)]
    [InlineData(null, null, null)]
    public void The_country_is_that_of_the_phone_else_of_the_user_id(string? phone, string? userId, string? country) =>
        Assert.Equal(country, Phones.Country(new Customer { ContactId = World.Id(1, 1), PhoneNumberId = "0", Phone = phone, UserId = userId }));

    [Theory]
    [InlineData("مرحبا", "en ar", "ar")]
    [InlineData("مرحبا", "en ur", "ur")]
    [InlineData("مرحبا", "en fa", "fa")]
    [InlineData("ݐݑݒ", "en ar", "ar")]
    [InlineData("नमस्ते", "en ne", "ne")]
    [InlineData("नमस्ते", "en hi", "hi")]
    [InlineData("नमस्ते", "en mr", "mr")]
    [InlineData("নমস্কার", "en bn", "bn")]
    [InlineData("வணக்கம்", "en ta", "ta")]
    [InlineData("привет", "en ru", "ru")]
    [InlineData("привіт", "en uk", "uk")]
    [InlineData("สวัสดี", "en th", "th")]
    [InlineData("你好", "en zh", "zh")]
    [InlineData("日本", "en ja", "ja")]
    [InlineData("안녕", "en ko", "ko")]
    [InlineData("שלום", "en he", "he")]
    [InlineData("שלום", "en ar", null)]
    [InlineData("hello", "en ar", null)]
    [InlineData("123 ؟", "en ar", null)]
    [InlineData("ok مرحبا", "en ar", "ar")]
    [InlineData("okay نعم", "en ar", null)]
    [InlineData("okokok نعم", "en ar", null)]
    [InlineData("oks نعم", "en ar", "ar")]
    [InlineData("مرحبا", "en ar-EG", "ar-EG")]
    [InlineData("مرحبا", "en ar-EG AR", "AR")]
    public void The_script_of_most_letters_tells_the_language(string typed, string spoken, string? language) => Assert.Equal(language, Languages.OfScript(typed, spoken.Split(' ')));

    [Theory]
    [InlineData("BR", "en pt-BR", "pt-BR")]
    [InlineData("PT AO MZ", "en pt", "pt")]
    [InlineData("PT", "en pt-BR", "pt-BR")]
    [InlineData("NP", "en ne", "ne")]
    [InlineData("SA AE QA KW BH OM YE JO LB SY IQ EG LY TN DZ MA SD", "en ar", "ar")]
    [InlineData("ES MX AR CO CL PE", "en es", "es")]
    [InlineData("FR", "en fr", "fr")]
    [InlineData("DE AT", "en de", "de")]
    [InlineData("IT", "en it", "it")]
    [InlineData("IN", "en hi", "hi")]
    [InlineData("PK", "en ur", "ur")]
    [InlineData("BD", "en bn", "bn")]
    [InlineData("GB US", "en ar", "en")]
    [InlineData("GB US", "ar en", "ar")]
    [InlineData("NP", "en ar", "en")]
    public void The_country_guesses_where_nothing_tells(string countries, string spoken, string language) =>
        Assert.All(countries.Split(' '), country => Assert.Equal(language, Languages.Guess("ok", country, spoken.Split(' '))));

    [Theory]
    [InlineData("do you have mugs", "en")]
    [InlineData("Hi! It's me, Ann.", "en")]
    [InlineData("ok thanks", "ne")]
    [InlineData("a b c", "ne")]
    [InlineData("50 100 200", "ne")]
    [InlineData("x1y z2w q3r s4t", "ne")]
    [InlineData("você não está", "ne")]
    public void A_sentence_in_Latin_letters_is_no_loan_word(string typed, string language) => Assert.Equal(language, Languages.Guess(typed, "NP", ["ne", "en"]));

    [Fact]
    public void Who_is_known_by_nothing_gets_the_first_language()
    {
        Assert.Equal("en", Languages.Guess(null, null, ["en", "ar"]));
        Assert.Equal("ar", Languages.Guess(null, "SA", ["en", "ar"]));
        Assert.Equal("ar", Languages.Guess("how are you doing", "SA", ["ar"]));
        Assert.Equal("pt-BR", Languages.Guess("how are you doing", "BR", ["en", "pt-BR"]));
    }

    [Theory]
    [InlineData("  Olá,  Mundo!! ", "ola mundo")]
    [InlineData("CAFÉ-au lait", "cafe au lait")]
    [InlineData("مُدَرِّسٌ", "مدرس")]
    [InlineData("أإآى ة ـ", "ااايه")]
    [InlineData("e\u0301\ufe0f", "e")]
    [InlineData("\u0300\u036fx\u064b\u065f\u0640y\ufe00\ufe0f", "xy")]
    [InlineData("नमस्ते!", "नमस्ते")]
    [InlineData("ﬁn ２５", "fin 25")]
    [InlineData("a\ud800b é", "a b e")]
    [InlineData("", "")]
    [InlineData("?!", "")]
    [InlineData("؟ é ؟", "e")]
    public void Words_are_compared_without_what_people_do_not_tell_apart(string typed, string normal) => Assert.Equal(normal.Replace("ااايه", "اااي ه", StringComparison.Ordinal), Words.Normalize(typed));

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5000)]
    public void Long_words_are_compared_too(int length) => Assert.Equal(new string('a', length), Words.Normalize(new string('A', length) + "!"));

    [Theory]
    [InlineData("👍", true)]
    [InlineData("👍🏽", true)]
    [InlineData("👍🏻👍🏿", true)]
    [InlineData("👌 ✅", true)]
    [InlineData("✅\ufe0f", true)]
    [InlineData("🆗", true)]
    [InlineData("🏽", false)]
    [InlineData(" ", false)]
    [InlineData("👍x", false)]
    [InlineData("👎", false)]
    [InlineData("Yes!", true)]
    [InlineData("Sim.", true)]
    [InlineData("نعم", true)]
    [InlineData("हुन्छ", true)]
    [InlineData("yes and no", false)]
    [InlineData(null, false)]
    [InlineData("", false)]
    public void Agreement_is_read(string? typed, bool yes) => Assert.Equal(yes, Main.IsYes(typed));

    [Theory]
    [InlineData("no", true)]
    [InlineData("Não!", true)]
    [InlineData("لا", true)]
    [InlineData("छैन", true)]
    [InlineData("not", false)]
    [InlineData(null, false)]
    public void Refusal_is_read(string? typed, bool no) => Assert.Equal(no, Main.IsNo(typed));

    [Theory]
    [InlineData("menu", nameof(Word.Menu))]
    [InlineData("voltar", nameof(Word.Back))]
    [InlineData("STOP!", nameof(Word.Stop))]
    [InlineData("موظف", nameof(Word.Agent))]
    [InlineData("नमस्ते", nameof(Word.Greeting))]
    [InlineData("português", nameof(Word.Language))]
    [InlineData("cancel my order", nameof(Word.OrderChange))]
    [InlineData("never mind", nameof(Word.Cancel))]
    [InlineData("धन्यवाद", nameof(Word.Thanks))]
    [InlineData("menu please now", nameof(Word.None))]
    [InlineData("", nameof(Word.None))]
    [InlineData(null, nameof(Word.None))]
    public void A_word_that_means_the_same_everywhere_is_known_in_every_language(string? typed, string word) => Assert.Equal(word, Main.Meaning(typed).Word.ToString());

    [Fact]
    public void What_is_longer_than_any_such_word_is_none()
    {
        Assert.Equal(Word.Menu, Main.Meaning("menu" + new string('!', 55)).Word);
        Assert.Equal(Word.None, Main.Meaning("menu" + new string('!', 56)).Word);
        Assert.True(Main.IsYes("yes" + new string('!', 56)));
        Assert.False(Main.IsYes("yes" + new string('!', 57)));
        Assert.True(Main.IsNo("no" + new string('!', 57)));
        Assert.False(Main.IsNo("no" + new string('!', 58)));
        Assert.Equal("pt-BR", Main.Meaning("português").Language);
        Assert.Equal("", Main.Meaning("mug").Language);
    }

    [Theory]
    [InlineData("coffee mug", "mug", true)]
    [InlineData("coffee mug", "coffee", true)]
    [InlineData("coffee mugs", "mug", false)]
    [InlineData("coffee mug", "", false)]
    public void Words_stand_whole_in_a_text(string text, string words, bool holds) => Assert.Equal(holds, Words.Holds(text, words));

    [Theory]
    [InlineData("where is it? ", true)]
    [InlineData("أين؟", true)]
    [InlineData("here.", false)]
    [InlineData("", false)]
    public void A_question_is_told_by_its_sign(string text, bool question) => Assert.Equal(question, Words.IsQuestion(text));
}
