using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine;

/// <summary>A template that Meta has approved, for news outside the customer service window.</summary>
/// <param name="Languages">Meta's codes of those that it was approved in; the first where the customer's is not among them.</param>
/// <param name="Parameters">Of its body, in their order: texts that may name <c>number</c>, <c>status</c>, <c>news</c> (what he would have been told) and any fact.</param>
public sealed record NewsTemplate(string Name, IReadOnlyList<string> Languages, IReadOnlyList<string> Parameters)
{
    /// <summary>Meta's limit is on the whole body, 1,024 with the template's own words.</summary>
    private const int ParameterLength = 500;

    internal TemplateContent Fill(string language, Func<string, string?> value) => new(Name, Pick(language.Replace('-', '_')), [.. Parameters.Select(text => Parameter(text, value))]);

    private string Pick(string language) =>
        Languages.FirstOrDefault(own => own == language) ?? Languages.FirstOrDefault(own => own.Split('_')[0] == language.Split('_')[0]) ?? Languages[0];

    /// <summary>Meta refuses line breaks, tabs, long runs of blanks, and nothing at all.</summary>
    private static string Parameter(string text, Func<string, string?> value)
    {
        var filled = string.Join(' ', Template.Fill(text, value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return filled.Length == 0 ? "–" : Graphemes.Shorten(filled, ParameterLength);
    }
}
