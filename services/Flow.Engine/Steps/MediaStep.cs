using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Sends a picture (<c>image</c>, as the catalogue keeps it, or <c>image_of</c> the chosen product), a <c>document</c>, or a <c>link</c> as a button under the
/// text. The text is the caption; without one the picture stands alone.
/// <example>
/// {
///   "id": "map", "type": "media", "link": { "url": "https://example.com/map", "label": { "en": "Open map" } },
///   "text": { "en": "This is where we are." }, "exits": { "next": "menu" }
/// }
/// </example>
/// </summary>
public sealed class MediaStep : StepType
{
    private static readonly string[] Kinds = ["image", "image_of", "document", "link"];

    public override string Name => "media";
    public override StepKind Kind => StepKind.Say;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("image", FieldKind.Object), new("image_of", FieldKind.Choice) { Choices = ["product"] }, new("document", FieldKind.Object), new("link", FieldKind.Object),
    ];

    public override bool Waits => false;

    internal override IEnumerable<(ProblemCode Code, string Subject)> Check(Step step)
    {
        var given = Kinds.Where(name => step.Source[name] is not null).ToList();
        if (given.Count != 1)
        {
            yield return (ProblemCode.FieldMissing, "image");
        }
        else if (given[0] != "image_of" && Make(step, null, _ => "") is null)
        {
            yield return (ProblemCode.FieldWrong, given[0]);
        }

        if (step.Source["link"] is not null && !step.Texts.ContainsKey("text"))
        {
            yield return (ProblemCode.TextMissing, "text");
        }
    }

    internal override Next Enter(Run run, Step step)
    {
        var caption = step.Texts.ContainsKey("text") ? Graphemes.Shorten(run.T("text"), WhatsApp.Body) : null;
        if (step.String("image_of") is not null)
        {
            if (!run.Knows(new GetProduct(run.Id("product") ?? Guid.Empty), out ProductFound? found))
            {
                return Next.Unknown;
            }

            if (found.Product?.Picture is { } picture)
            {
                run.Send(new ImageContent(picture, caption));
            }
            else
            {
                run.Say(caption ?? "");
            }

            return Next.Exit("next");
        }

        if (Make(step, caption, run.In) is not { } content)
        {
            return Next.Fail("media_wrong");
        }

        run.Send(content);
        return Next.Exit("next");
    }

    /// <summary>One of Catalog's pictures, as a definition names it; null where that cannot be read.</summary>
    internal static ImageRef? Picture(System.Text.Json.Nodes.JsonObject image) =>
        Guid.TryParse(FlowReader.String(image["image_id"]), out var id) && FlowReader.String(image["sha256"]) is { Length: 64 } sha && FlowReader.String(image["mime_type"]) is { } mime
            ? new ImageRef(id, sha, mime) : null;

    /// <summary>Null where what is given cannot be read.</summary>
    private static Content? Make(Step step, string? caption, Func<LocalText, string> words)
    {
        if (step.Object("image") is { } image)
        {
            return Picture(image) is { } picture ? new ImageContent(picture, caption) : null;
        }

        if (step.Object("document") is { } document)
        {
            return Guid.TryParse(FlowReader.String(document["media_id"]), out var id) && FlowReader.String(document["filename"]) is { Length: > 0 } filename
                ? new DocumentContent(id, filename, caption) : null;
        }

        return Uri.TryCreate(FlowReader.String(step.Object("link")?["url"]), UriKind.Absolute, out var url) && url?.Scheme is "https" or "http"
            && LocalText.Read(step.Object("link")?["label"]) is { } label ? new LinkContent(caption ?? "", Graphemes.Shorten(words(label), WhatsApp.ButtonTitle), url) : null;
    }
}
