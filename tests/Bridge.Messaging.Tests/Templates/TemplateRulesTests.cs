using Bridge.Messaging.Templates;

namespace Bridge.Messaging.Tests.Templates;

public sealed class TemplateRulesTests
{
    static readonly TemplateDraft Right = new()
    {
        Name = "order_update", Language = "pt_BR", Category = TemplateCategory.Utility,
        Header = new TemplateHeader(HeaderFormat.Text, "News for {{1}}", "Marina", null),
        Body = new TemplateBody("Hello {{1}}, your order {{2}} has just left our house.", ["Marina", "88"]),
        Footer = "Bridge",
        Buttons =
        [
            new DraftButton(DraftButtonType.QuickReply, "Help", null, null, null),
            new DraftButton(DraftButtonType.Url, "Track", "https://shop.example/t/{{1}}", null, "https://shop.example/t/88"),
        ],
    };

    [Fact]
    public void What_Meta_takes_has_no_problem() => Assert.Empty(TemplateRules.Check(Right));

    public static TheoryData<string, TemplateDraft> Wrong => new()
    {
        { "name name", Right with { Name = "Order Update" } },
        { "language language", Right with { Language = "pt-BR" } },
        { "language language", Right with { Language = "xx" } },
        { "body.text empty", Right with { Body = new(" ", []) } },
        { "body.text tooLong", Right with { Body = new(new string('a', 1025), []) } },
        { "body.text variableAtEdge", Right with { Body = new("{{1}} is what you have asked us for", ["x"]) } },
        { "body.text variableAtEdge", Right with { Body = new("Here comes what you wanted: {{1}}", ["x"]) } },
        { "body.text variablesAdjacent", Right with { Body = new("Your order and its parts {{1}} {{2}} are now on their way", ["x", "y"]) } },
        { "body.text numbering", Right with { Body = new("Your order number {{2}} is now on its way", ["x"]) } },
        { "body.text numbering", Right with { ParameterFormat = ParameterFormat.Named, Header = null, Body = new("Your order number {{1}} is now on its way", ["x"]) } },
        { "body.text braces", Right with { Body = new("Your order {{number is on its way", []) } },
        { "body.text tooManyVariables", Right with { Body = new("Hello {{1}} and {{2}} again", ["x", "y"]) } },
        { "body.examples examples", Right with { Body = new("Your order number {{1}} is now on its way", []) } },
        { "header.text tooLong", Right with { Header = new(HeaderFormat.Text, new string('a', 61), null, null) } },
        { "header.text tooManyVariables", Right with { Header = new(HeaderFormat.Text, "From {{1}} to {{2}} now", "x", null) } },
        { "header.example examples", Right with { Header = new(HeaderFormat.Text, "News for {{1}}", null, null) } },
        { "header.mediaHandle examples", Right with { Header = new(HeaderFormat.Image, null, null, null) } },
        { "category notHere", Right with { Category = TemplateCategory.Authentication } },
        { "footer tooLong", Right with { Footer = new string('a', 61) } },
        { "footer noVariables", Right with { Footer = "Yours, {{1}}" } },
        { "buttons tooMany", Right with { Buttons = [.. Enumerable.Range(0, 11).Select(i => Reply($"b{i}"))] } },
        { "buttons tooManyUrls", Right with { Buttons = [.. Enumerable.Range(0, 3).Select(i => Link($"b{i}", "https://a.example", null))] } },
        { "buttons interleaved", Right with { Buttons = [Reply("a"), Link("b", "https://a.example", null), Reply("c")] } },
        { "buttons[0].text text", Right with { Buttons = [Reply(new string('a', 26))] } },
        { "buttons[0].url url", Right with { Buttons = [Link("a", "ftp://a.example", null)] } },
        { "buttons[0].url urlVariable", Right with { Buttons = [Link("a", "https://a.example/{{1}}/x", "https://a.example/1/x")] } },
        { "buttons[0].example examples", Right with { Buttons = [Link("a", "https://a.example/{{1}}", null)] } },
        { "buttons[0].phoneNumber phoneNumber", Right with { Buttons = [new DraftButton(DraftButtonType.PhoneNumber, "Call", null, "call me", null)] } },
        { "buttons[0].example code", Right with { Buttons = [new DraftButton(DraftButtonType.CopyCode, null, null, null, new string('a', 16))] } },
        { "ttlSeconds ttl", Right with { TtlSeconds = 43_201 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_Meta_would_refuse_is_told_by_its_field_and_alone(string problem, TemplateDraft draft) =>
        Assert.Equal([problem], TemplateRules.Check(draft).Select(p => $"{p.Field} {p.Code}"));

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(["name", "footer", "buttons[0].text"],
            TemplateRules.Check(Right with { Name = "", Footer = "{{1}}", Buttons = [Reply("")] }).Select(p => p.Field));

    static DraftButton Reply(string text) => new(DraftButtonType.QuickReply, text, null, null, null);

    static DraftButton Link(string text, string url, string? example) => new(DraftButtonType.Url, text, url, null, example);
}
