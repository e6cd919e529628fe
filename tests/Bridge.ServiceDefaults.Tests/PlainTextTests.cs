namespace Bridge.ServiceDefaults.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("White mug", "White mug")]
    [InlineData("Size <M> only, < 5 left & <3", "Size <M> only, < 5 left & <3")]
    [InlineData("White mug,\r\n330 ml. <b>Dishwasher</b> safe &amp; light", "White mug,\n330 ml. Dishwasher safe & light")]
    [InlineData("<div class=\"ql-editor read-mode\"><p>White\n mug.</p><p><br></p><ul><li>330&nbsp;ml</li><li>safe</li></ul></div>", "White mug.\n330 ml\nsafe")]
    [InlineData("One<br/>two<BR >three", "One\ntwo\nthree")]
    [InlineData("<p><br></p>", null)]
    [InlineData(null, null)]
    public void A_description_in_HTML_is_its_words(string? html, string? words) => Assert.Equal(words, PlainText.Of(html));
}
