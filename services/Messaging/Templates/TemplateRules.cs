using System.Text.RegularExpressions;

namespace Bridge.Messaging.Templates;

/// <param name="Field">As in the draft, for instance <c>buttons[1].text</c>.</param>
/// <param name="Code">For the console's words; <paramref name="Message"/> is the same in English.</param>
public sealed record TemplateProblem(string Field, string Code, string Message);

/// <summary>
/// Meta's rules for a template (its component reference and the subcodes of its refusals), all problems at once: a review takes hours, and a name that
/// was used up is gone for thirty days.
/// </summary>
static partial class TemplateRules
{
    public const int Name = 512;
    public const int Body = 1024;
    public const int Line = 60;
    public const int ButtonText = 25;
    public const int ButtonUrl = 2000;
    public const int PhoneNumber = 20;

    /// <summary>Of a copy-code button: 15 in Meta's older documents, 20 since December 2025.</summary>
    public const int Code = 15;
    public const int Buttons = 10;
    public const int Urls = 2;

    /// <summary>Meta refuses too many variables for the length (2388293) without saying how many; three words for each is what passes.</summary>
    public const int WordsPerVariable = 3;

    public static IReadOnlyList<TemplateProblem> Check(TemplateDraft draft)
    {
        var problems = new List<TemplateProblem>();
        void Unless(bool right, string field, string code, string message)
        {
            if (!right)
            {
                problems.Add(new TemplateProblem(field, code, message));
            }
        }

        Unless(NamePattern().IsMatch(draft.Name) && draft.Name.Length <= Name, "name", "name", $"Small letters, digits and underscores, at most {Name}.");
        Unless(TemplateLanguages.All.Contains(draft.Language), "language", "language", "One of Meta's codes, for instance en or pt_BR.");
        Unless(draft.Category != TemplateCategory.Authentication, "category", "notHere", "Authentication templates have words of Meta's own: they are made in WhatsApp Manager.");
        Header(draft, Unless);
        Text("body.text", draft.Body.Text, Body, draft.ParameterFormat, Unless);
        Variable("body.text", draft.Body.Text, draft.ParameterFormat, Unless);
        var variables = Variables.In(draft.Body.Text);
        var examples = draft.Body.Examples ?? [];
        Unless(examples.Count == variables.Count && examples.All(e => !string.IsNullOrWhiteSpace(e)), "body.examples", "examples",
            $"An example for each of the {variables.Count} variables.");
        Unless(Words().Count(Variables.Pattern().Replace(draft.Body.Text, "")) >= variables.Count * WordsPerVariable, "body.text", "tooManyVariables",
            "Too many variables for so few words.");
        Unless(draft.Footer is null or { Length: <= Line }, "footer", "tooLong", $"At most {Line} characters.");
        Unless(Variables.In(draft.Footer).Count == 0, "footer", "noVariables", "A footer has no variables.");
        CheckButtons(draft.Buttons, Unless);
        Unless(draft.TtlSeconds is not { } ttl || TtlOf(draft.Category, ttl), "ttlSeconds", "ttl", "Out of the range that this category allows.");
        return problems;
    }

    delegate void Rule(bool right, string field, string code, string message);

    static void Header(TemplateDraft draft, Rule unless)
    {
        if (draft.Header is not { } header)
        {
            return;
        }

        switch (header.Format)
        {
            case HeaderFormat.Text:
                Text("header.text", header.Text, Line, draft.ParameterFormat, unless);
                var variables = Variables.In(header.Text).Count;
                unless(variables <= 1, "header.text", "tooManyVariables", "A header has at most one variable.");
                unless(variables == 0 || !string.IsNullOrWhiteSpace(header.Example), "header.example", "examples", "An example for the variable.");
                break;
            case HeaderFormat.Location:
                break;
            default:
                unless(!string.IsNullOrEmpty(header.MediaHandle), "header.mediaHandle", "examples", "An example file for the review.");
                break;
        }
    }

    static void Text(string field, string? text, int limit, ParameterFormat format, Rule unless)
    {
        unless(!string.IsNullOrWhiteSpace(text), field, "empty", "Must not be empty.");
        unless((text?.Length ?? 0) <= limit, field, "tooLong", $"At most {limit} characters.");
        var rest = Variables.Pattern().Replace(text ?? "", "");
        unless(!rest.Contains("{{", StringComparison.Ordinal) && !rest.Contains("}}", StringComparison.Ordinal), field, "braces", "A variable is written {{1}} or {{name}}.");
        var names = Variables.In(text);
        unless(format == ParameterFormat.Named
                ? names.All(n => !char.IsAsciiDigit(n[0]))
                : names.Select((n, i) => n == (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(right => right),
            field, "numbering", format == ParameterFormat.Named ? "Variables have names of small letters." : "Variables are numbered from {{1}} without a gap, in their order.");
    }

    /// <summary>2388299 and its like: where a variable may not stand.</summary>
    static void Variable(string field, string text, ParameterFormat format, Rule unless)
    {
        var trimmed = text.Trim();
        var found = Variables.Pattern().Matches(trimmed);
        unless(found.All(m => m.Index > 0 && m.Index + m.Length < trimmed.Length), field, "variableAtEdge", "A variable cannot stand at the start or the end.");
        unless(found.Zip(found.Skip(1)).All(pair => trimmed[(pair.First.Index + pair.First.Length)..pair.Second.Index].Trim().Length > 0), field, "variablesAdjacent",
            "Two variables need words between them.");
    }

    static void CheckButtons(IReadOnlyList<DraftButton> buttons, Rule unless)
    {
        unless(buttons.Count <= Buttons, "buttons", "tooMany", $"At most {Buttons} buttons.");
        unless(buttons.Count(b => b.Type == DraftButtonType.Url) <= Urls, "buttons", "tooManyUrls", $"At most {Urls} links.");
        unless(buttons.Count(b => b.Type == DraftButtonType.PhoneNumber) <= 1, "buttons", "tooManyPhones", "At most one telephone number.");
        unless(buttons.Count(b => b.Type == DraftButtonType.CopyCode) <= 1, "buttons", "tooManyCodes", "At most one code.");
        var changes = buttons.Zip(buttons.Skip(1)).Count(pair => (pair.First.Type == DraftButtonType.QuickReply) != (pair.Second.Type == DraftButtonType.QuickReply));
        unless(changes <= 1, "buttons", "interleaved", "Quick replies stand together, before or after the others.");
        for (var i = 0; i < buttons.Count; i++)
        {
            var (button, field) = (buttons[i], $"buttons[{i}]");
            unless(button.Type == DraftButtonType.CopyCode || button.Text is { Length: > 0 and <= ButtonText }, $"{field}.text", "text", $"1 to {ButtonText} characters.");
            switch (button.Type)
            {
                case DraftButtonType.Url:
                    var variables = Variables.In(button.Url);
                    unless(button.Url is { Length: > 0 and <= ButtonUrl } && Uri.TryCreate(Variables.Pattern().Replace(button.Url, ""), UriKind.Absolute, out var uri)
                        && uri.Scheme is "https" or "http", $"{field}.url", "url", $"An absolute address of at most {ButtonUrl} characters.");
                    unless(variables.Count == 0 || (variables.Count == 1 && button.Url!.TrimEnd().EndsWith("}}", StringComparison.Ordinal)), $"{field}.url", "urlVariable",
                        "One variable at most, at the end.");
                    unless(variables.Count == 0 || !string.IsNullOrWhiteSpace(button.Example), $"{field}.example", "examples", "An example of the whole address.");
                    break;
                case DraftButtonType.PhoneNumber:
                    unless(button.PhoneNumber is { Length: > 0 and <= PhoneNumber } && PhonePattern().IsMatch(button.PhoneNumber), $"{field}.phoneNumber", "phoneNumber",
                        $"A number with country code, at most {PhoneNumber} characters.");
                    break;
                case DraftButtonType.CopyCode:
                    unless(button.Example is { Length: > 0 and <= Code }, $"{field}.example", "code", $"1 to {Code} characters.");
                    break;
            }
        }
    }

    /// <summary>Minus one stands for thirty days.</summary>
    static bool TtlOf(TemplateCategory category, int seconds) => seconds == -1 || category switch
    {
        TemplateCategory.Authentication => seconds is >= 30 and <= 900,
        TemplateCategory.Utility => seconds is >= 30 and <= 43_200,
        _ => seconds is >= 43_200 and <= 2_592_000,
    };

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^\+?[0-9][0-9 -]*$")]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Words();
}

static partial class Variables
{
    /// <summary>Names or numbers between double braces, each once, in the order in which they first stand there.</summary>
    public static IReadOnlyList<string> In(string? text) => text is null ? [] : [.. Pattern().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"\{\{([a-z0-9_]+)\}\}")]
    public static partial Regex Pattern();
}
