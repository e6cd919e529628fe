namespace Bridge.Flow.Engine.Tests;

/// <summary>How many, as people type it at the shipped flow's product: what is not surely understood is asked again, never sold as something else.</summary>
public class QuantitiesTests
{
    [Theory]
    [InlineData("50 pcs", 50)]
    [InlineData("x2", 2)]
    [InlineData("1,000", 1000)]
    [InlineData("10,00,000", 1_000_000)]
    [InlineData("2 dozen", 24)]
    [InlineData("half a dozen", 6)]
    [InlineData("½ dozen", 6)]
    [InlineData("twenty dozen", 240)]
    [InlineData("twenty five", 25)]
    [InlineData("Twenty-five please", 25)]
    [InlineData("twelve", 12)]
    [InlineData("a hundred and fifty", 150)]
    [InlineData("two hundred", 200)]
    [InlineData("three thousand two hundred and five", 3205)]
    [InlineData("1k", 1000)]
    [InlineData("5 thousand", 5000)]
    [InlineData("uma dúzia", 12)]
    [InlineData("meia dúzia", 6)]
    [InlineData("duas duzias", 24)]
    [InlineData("vinte e cinco", 25)]
    [InlineData("cento e vinte", 120)]
    [InlineData("mil e duzentos", 1200)]
    [InlineData("2 mil", 2000)]
    [InlineData("خمسة وعشرون", 25)]
    [InlineData("خمسة عشر", 15)]
    [InlineData("اثنا عشر", 12)]
    [InlineData("مئة وخمسين", 150)]
    [InlineData("ثلاثمائة", 300)]
    [InlineData("ألفين", 2000)]
    [InlineData("نصف دزينة", 6)]
    [InlineData("٢٥ قطعة", 25)]
    [InlineData("۲۵", 25)]
    [InlineData("\u200f٢٥\u200f", 25)]
    [InlineData("पच्चीस", 25)]
    [InlineData("दुई दर्जन", 24)]
    [InlineData("एक सय पच्चीस", 125)]
    [InlineData("५० वटा", 50)]
    [InlineData("২৫", 25)]
    [InlineData("２５", 25)]
    public void A_quantity_is_understood(string typed, int quantity) => Assert.Equal(quantity, Ordered(typed));

    [Theory]
    [InlineData("a dozen and a half")]
    [InlineData("two and a half dozen")]
    [InlineData("a hundred and twelve")]
    [InlineData("two three")]
    [InlineData("2 or 3")]
    [InlineData("50-60")]
    [InlineData("half")]
    [InlineData("½")]
    [InlineData("¼ dozen")]
    [InlineData("2.5")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("thousand thousand")]
    [InlineData("5 two")]
    [InlineData("twenty thirty")]
    [InlineData("99999999999999999999")]
    [InlineData("a few")]
    public void What_may_mean_something_else_is_asked_again(string typed) => Assert.Null(Ordered(typed));

    private static int? Ordered(string typed)
    {
        var conversation = new Conversation(Source.Defaults, World.Small());
        conversation.Text("pen");
        conversation.Text(typed);
        conversation.BeQuiet();
        return conversation.Record.Cart?.Lines[0].Quantity;
    }
}
