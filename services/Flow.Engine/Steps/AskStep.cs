using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks for something typed or sent, and keeps it in <c>variable</c>. <c>kind</c>: <c>text</c>, <c>name</c>, <c>email</c>, <c>phone</c>,
/// <c>document</c> (of the <c>mime</c> types, where named), <c>photo</c>. What is known already (the name that WhatsApp shows, the number, the
/// e-mail given before) is offered for a tap. <c>optional</c> offers "Skip"; <c>answer_as</c> hands the answer in with an application; texts may
/// be limited by <c>min</c> and <c>max</c> characters. A wrong answer is told by the text <c>invalid</c>, or the kind's own.
/// <example>
/// {
///   "id": "cv", "type": "ask", "kind": "document", "variable": "cv", "optional": true, "mime": ["application/pdf"],
///   "text": { "en": "Please send your CV as a document." }, "exits": { "next": "submit" }
/// }
/// </example>
/// </summary>
public sealed class AskStep : StepType
{
    private const int LongestText = 2000;
    private const int LongestName = 100;

    public override string Name => "ask";
    public override StepKind Kind => StepKind.Ask;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("kind", FieldKind.Choice) { Choices = ["text", "name", "email", "phone", "document", "photo"] },
        new("variable", FieldKind.Variable), new("optional", FieldKind.Flag), new("answer_as", FieldKind.Text), new("attach", FieldKind.Flag),
        new("mime", FieldKind.Strings), new("min", FieldKind.Number) { Min = 0 }, new("max", FieldKind.Number) { Min = 1, Max = LongestText },
    ];
    public override IReadOnlyList<string> Texts => ["text", "skip", "invalid_text", "invalid_name", "invalid_email", "invalid_phone", "invalid_document", "invalid_photo"];

    internal override IEnumerable<string> Says(Step step) => step.Flag("optional") ? ["text", Invalid(step), "skip"] : ["text", Invalid(step)];

    internal override bool Takes(Item item) => item is MediaItem;

    internal override Next Enter(Run run, Step step) => run.Ask(run.T("text"), Suggestions(run, step));

    internal override Next Read(Run run, Step step, Said said)
    {
        if (said.Item is MediaItem media)
        {
            return ReadMedia(run, step, media);
        }

        if (Offers.Match(Suggestions(run, step), said, numbered: false) is { } offer)
        {
            if (offer.Option == "skip")
            {
                run[Variable(step)] = null;
                return Next.Exit("next");
            }

            return Keep(run, step, Known(run, step) ?? offer.Title);
        }

        return said.Text is { } text && Valid(run, step, text.Trim()) is { } answer
            ? Keep(run, step, answer)
            : said.Option is null ? Next.NotUnderstood(Invalid(step)) : Next.Again;
    }

    private static Next ReadMedia(Run run, Step step, MediaItem media)
    {
        var kind = KindOf(step);
        var wanted = (kind, media.Kind) is ("document", MediaKind.Document) or ("photo", MediaKind.Image)
            || (kind == "photo" && media is { Kind: MediaKind.Document } && media.MimeType.StartsWith("image/", StringComparison.Ordinal));
        if (kind is not ("document" or "photo") || media.Kind is not (MediaKind.Document or MediaKind.Image))
        {
            run.Refuse(media);
            return Next.Again;
        }

        var types = step.List("mime").Select(FlowReader.String).Where(type => type is not null).ToList();
        if (!wanted || (types.Count > 0 && !types.Contains(media.MimeType.Split(';')[0].Trim().ToLowerInvariant())))
        {
            return Next.NotTaken(Invalid(step));
        }

        run[Variable(step)] = new JsonObject { ["media_id"] = media.MediaId, ["filename"] = media.Filename, ["mime_type"] = media.MimeType };
        if (step.Flag("attach"))
        {
            run["attachments"] = new JsonArray(media.MediaId.ToString());
        }

        return Next.Exit("next");
    }

    private static Next Keep(Run run, Step step, string answer)
    {
        run[Variable(step)] = answer;
        run.Record = KindOf(step) switch
        {
            "name" => run.Record with { Name = answer },
            "email" => run.Record with { Email = answer },
            "phone" => run.Record with { Phone = answer },
            _ => run.Record,
        };
        Answers.Keep(run, step, answer);
        return Next.Exit("next");
    }

    private static string? Valid(Run run, Step step, string text) => KindOf(step) switch
    {
        "text" => text.Length >= (step.Number("min") ?? 1) && text.Length <= Math.Min(step.Number("max") ?? LongestText, LongestText) ? text : null,
        "name" => text.Length is >= 2 and <= LongestName && text.Any(char.IsLetter) ? text : null,
        "email" => Emails.Read(text),
        "phone" => Phones.Read(text, run.Context.Country),
        _ => null,
    };

    private static string? Known(Run run, Step step) => KindOf(step) switch
    {
        "name" => run.Name,
        "email" => run.Record.Email,
        "phone" => run.Phone,
        _ => null,
    };

    private static List<Offer> Suggestions(Run run, Step step)
    {
        var offers = new List<Offer>();
        if (Known(run, step) is { } known)
        {
            offers.Add(new Offer("known", known));
        }

        if (step.Flag("optional"))
        {
            offers.Add(run.Offer("skip", "skip"));
        }

        return offers;
    }

    private static string KindOf(Step step) => step.String("kind") ?? "text";

    private static string Variable(Step step) => step.String("variable") ?? step.Id;

    private static string Invalid(Step step) => step.Texts.ContainsKey("invalid") ? "invalid" : "invalid_" + KindOf(step);
}
