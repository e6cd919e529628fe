using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Tests;

/// <summary>Days as people write them, in the languages of the bot and the order of their country.</summary>
public class DatesTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    public static TheoryData<string, int> MonthNames => new(
        from month in new[]
        {
            (1, "January jan janeiro يناير जनवरी"), (2, "February feb fevereiro fev فبراير फेब्रुअरी"), (3, "March mar março مارس मार्च"), (4, "April apr abril abr أبريل अप्रिल"),
            (5, "May maio mai مايو मे"), (6, "June jun junho يونيو जुन"), (7, "July jul julho يوليو जुलाई"), (8, "August aug agosto ago أغسطس अगस्ट"),
            (9, "September sep sept setembro set سبتمبر सेप्टेम्बर"), (10, "October oct outubro out أكتوبر अक्टोबर"), (11, "November nov novembro نوفمبر नोभेम्बर"),
            (12, "December dec dezembro dez ديسمبر डिसेम्बर"),
        }
        from name in month.Item2.Split(' ')
        select (name, month.Item1));

    [Theory]
    [MemberData(nameof(MonthNames))]
    public void A_month_is_known_by_its_names(string name, int month)
    {
        Assert.Equal(new DateOnly(2027, month, 9), Dates.Read($"9 {name} 2027", "GB", Today));
        Assert.Equal(new DateOnly(2027, month, 9), Dates.Read($"{name} 9, 2027", "GB", Today));
    }

    [Theory]
    [InlineData("24/12/2026", "GB", "2026-12-24")]
    [InlineData("24.12.26", "DE", "2026-12-24")]
    [InlineData("1-2-2027", "BR", "2027-02-01")]
    [InlineData("2026-12-24", "GB", "2026-12-24")]
    [InlineData("31-12-24", "GB", "2024-12-31")]
    [InlineData("32-12-24", "GB", null)]
    [InlineData("1932-12-24", "GB", "1932-12-24")]
    [InlineData("12/24/2026", "US", "2026-12-24")]
    [InlineData("1/2/2027", "PR", "2027-01-02")]
    [InlineData("27/1/2", "JP", "2027-01-02")]
    [InlineData("27/1/2", "HU", "2027-01-02")]
    [InlineData("1/2/2027", "CA", "2027-02-01")]
    [InlineData("24/12", "GB", "2026-12-24")]
    [InlineData("12/24", "US", "2026-12-24")]
    [InlineData("12/24", "CN", "2026-12-24")]
    [InlineData("15/6", "GB", "2026-06-15")]
    [InlineData("14/6", "GB", "2027-06-14")]
    [InlineData("16/6", "GB", "2026-06-16")]
    [InlineData("24 Dec", "GB", "2026-12-24")]
    [InlineData("the 24th", "GB", null)]
    [InlineData("24 de dezembro de 2026", "BR", "2026-12-24")]
    [InlineData("24 of the december", "GB", "2026-12-24")]
    [InlineData("31 Jan 2027", "GB", "2027-01-31")]
    [InlineData("2027 Jan 31", "GB", "2027-01-31")]
    [InlineData("٢٤ ديسمبر ٢٠٢٦", "SA", "2026-12-24")]
    [InlineData("२४ डिसेम्बर २०२६", "NP", "2026-12-24")]
    [InlineData("1/1/69", "GB", "2069-01-01")]
    [InlineData("1/1/70", "GB", "1970-01-01")]
    [InlineData("1/1/99", "GB", "1999-01-01")]
    [InlineData("1/1/100", "GB", null)]
    [InlineData("1/1/1899", "GB", null)]
    [InlineData("1/1/1900", "GB", "1900-01-01")]
    [InlineData("31/12/2200", "GB", "2200-12-31")]
    [InlineData("1/1/2201", "GB", null)]
    [InlineData("28/2/2027", "GB", "2027-02-28")]
    [InlineData("29/2/2027", "GB", null)]
    [InlineData("29/2/2028", "GB", "2028-02-29")]
    [InlineData("31/12/2026", "GB", "2026-12-31")]
    [InlineData("0/12/2026", "GB", null)]
    [InlineData("1/0/2026", "GB", null)]
    [InlineData("1/13/2026", "GB", null)]
    [InlineData("1/12/2026", "GB", "2026-12-01")]
    [InlineData("1/1/2026", "GB", "2026-01-01")]
    [InlineData("24", "GB", null)]
    [InlineData("24 12 2026 5", "GB", null)]
    [InlineData("24/12/20265", "GB", null)]
    [InlineData("tomorrow", "GB", null)]
    [InlineData("in may", "GB", null)]
    [InlineData("", "GB", null)]
    public void A_day_is_read_as_its_writer_means_it(string typed, string country, string? day) => Assert.Equal(day is null ? null : DateOnly.Parse(day, null), Dates.Read(typed, country, Today));

    [Theory]
    [InlineData("US")]
    [InlineData("AS")]
    [InlineData("GU")]
    [InlineData("MH")]
    [InlineData("MP")]
    [InlineData("PR")]
    [InlineData("PW")]
    [InlineData("UM")]
    [InlineData("VI")]
    public void There_the_month_comes_first(string country) => Assert.Equal(new DateOnly(2027, 1, 2), Dates.Read("1/2/2027", country, Today));

    [Theory]
    [InlineData("CN")]
    [InlineData("HU")]
    [InlineData("JP")]
    [InlineData("KP")]
    [InlineData("KR")]
    [InlineData("LT")]
    [InlineData("MN")]
    [InlineData("TW")]
    public void There_the_year_comes_first(string country) => Assert.Equal(new DateOnly(2027, 1, 2), Dates.Read("27/1/2", country, Today));

    [Theory]
    [InlineData("en-US", "GB", "US")]
    [InlineData("pt-BR", "PT", "BR")]
    [InlineData("en", "GB", "GB")]
    [InlineData("zh-Hant", "TW", "TW")]
    [InlineData("-x", "GB", "GB")]
    [InlineData("-us", "GB", "GB")]
    [InlineData("en-us", "GB", "US")]
    public void A_language_that_names_a_country_tells_how_days_are_written(string language, string country, string locale) => Assert.Equal(locale, Dates.Locale(language, country));
}
