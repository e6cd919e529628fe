using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks for something typed or sent, and keeps it in <c>variable</c>. <c>kind</c>: <c>text</c>, <c>name</c>, <c>number</c>, <c>date</c> (kept as
/// 2026-12-24), <c>email</c>, <c>phone</c>, <c>location</c>, <c>document</c> (of the <c>mime</c> types, where named), <c>photo</c>. What is known already
/// (the name that WhatsApp shows, the number, the e-mail given before) is offered for a tap. <c>optional</c> offers "Skip", but for
/// an applicant's <c>email</c> or <c>cv</c> that the ERP's profile requires; <c>answer_as</c> hands the
/// answer in with an application; <c>min</c> and <c>max</c> limit the characters of a text; for everything else there are <c>validations</c>;
/// <c>min_width</c> and <c>min_height</c> are the pixels that a picture must have, upright or lying: it is measured once WhatsApp has handed it over, and one that is too
/// small ({picture_size} instead of {picture_min}) is asked for as a document, because WhatsApp shrinks photos. A wrong answer is told by the text <c>invalid</c>, or the
/// kind's own. With <c>photos</c> a document may come as photos of its pages too, which gather until he says that this is all; a document that
/// follows them is taken in their place, and the photos are told of (<c>photos_too</c>). A document that cannot be had (<c>file_lost</c>) is asked for again.
/// <example>
/// {
///   "id": "start", "type": "ask", "kind": "date", "variable": "start", "optional": true,
///   "text": { "en": "When could you start?" },
///   "validations": [{ "rule": "not_past", "message": { "en": "That day is over." } }],
///   "mapping": [{ "from": "answer", "to": "start_date", "type": "date", "required": true }],
///   "tries": 2, "timeout_minutes": 60,
///   "exits": { "next": "submit", "tries_used_up": "person", "timeout": "remind", "unmapped": "person" }
/// }
/// </example>
/// </summary>
public sealed partial class AskStep : StepType
{
    internal const int LongestText = 2000;
    private const int LongestName = 100;
    private const int MostPixels = 20_000;

    private const string Done = "pages_done";
    private const string Skip = "skip";
    private const string KnownOption = "known";

    public override string Name => "ask";
    public override StepKind Kind => StepKind.Ask;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("kind", FieldKind.Choice) { Choices = ["text", "name", "number", "date", "email", "phone", "location", "document", "photo"] },
        new("variable", FieldKind.Variable), new("optional", FieldKind.Flag), new("answer_as", FieldKind.Text), new("attach", FieldKind.Flag),
        new("mime", FieldKind.Strings), new("photos", FieldKind.Flag), new("min", FieldKind.Number) { Min = 0 }, new("max", FieldKind.Number) { Min = 1, Max = LongestText },
        new("validations", FieldKind.List),
        new("min_width", FieldKind.Number) { Min = 1, Max = MostPixels }, new("min_height", FieldKind.Number) { Min = 1, Max = MostPixels },
    ];

    public override IReadOnlyList<string> Texts =>
    [
        "text", "skip", "invalid_text", "invalid_name", "invalid_number", "invalid_date", "invalid_email", "invalid_phone", "invalid_location", "invalid_document",
        "invalid_photo", "file_lost", "picture_too_small", "pages_kept", "pages_done", "photos_too",
    ];

    internal override IEnumerable<string> Says(Step step) =>
    [
        "text", Invalid(step), .. step.Flag("optional") ? ["skip"] : Array.Empty<string>(), .. step.Flag("photos") ? ["pages_kept", Done] : Array.Empty<string>(),
        .. MinPixels(step) is null ? Array.Empty<string>() : ["picture_too_small"],
    ];

    internal override bool Takes(Item item) => item is MediaItem or LocationItem;

    internal override Next Enter(Run run, Step step) =>
        TakeEarly(run, step) is { } early ? ReadMedia(run, step, early)
        : Pages(run) is { Count: var pages } ? run.Ask(run.T("pages_kept", ("count", pages.ToString(CultureInfo.InvariantCulture))), Suggestions(run, step))
        : KindOf(step) == "location" && !IsOptional(run, step)
            ? run.Ask(run.T("text"), body => new LocationRequestContent(body))
            : run.Ask(run.T("text"), Suggestions(run, step));

    internal override Next Read(Run run, Step step, Said said)
    {
        switch (said.Item)
        {
            case MediaItem media:
                return ReadMedia(run, step, media);
            case LocationItem location:
                return ReadLocation(run, step, location);
        }

        switch (Offered(run, step, said))
        {
            case Done:
                return Keep(run, step);
            case Skip:
                TellOfPhotos(run, step, null);
                run[Variable(step)] = null;
                return Next.Exit("next");
            case KnownOption when Known(run, step) is { } known:
                return Keep(run, step, JsonValue.Create(known));
        }

        if (said.Text is { } text && Answer(run, step, KindOf(step) == "name" ? run.Flows.Words.NameIn(text.Trim()) : text.Trim()) is { } answer)
        {
            return Validations.Broken(run, step, answer) is { } broken ? Next.NotUnderstood(broken) : Keep(run, step, answer);
        }

        return said.Option is null ? Next.NotUnderstood(Pages(run) is null ? Invalid(step) : "not_understood") : Next.Again;
    }

    /// <summary>What was tapped, or what "yes" and "no" mean here: words may be a text, but neither is a name, a number or a document.</summary>
    private static string? Offered(Run run, Step step, Said said)
    {
        var offers = Suggestions(run, step);
        if (Offers.Match(offers, said, numbered: false) is { } offer)
        {
            return offer.Option;
        }

        var words = run.Flows.Words;
        return KindOf(step) == "text" ? null
            : words.IsNo(said.Text) ? offers.Find(offer => offer.Option is Skip or Done)?.Option
            : words.IsYes(said.Text) ? offers.Find(offer => offer.Option is KnownOption or Done)?.Option : null;
    }

    private static Next Keep(Run run, Step step, JsonNode answer)
    {
        run[Variable(step)] = answer;
        run.Answered = answer.DeepClone();
        var text = FlowReader.String(answer) ?? answer.ToJsonString();
        run.Record = KindOf(step) switch
        {
            "name" => run.Record with { Name = text },
            "email" => run.Record with { Email = text },
            "phone" => run.Record with { Phone = text },
            _ => run.Record,
        };
        Answers.Keep(run, step, text);
        return Next.Exit("next");
    }

    /// <summary>As it is kept; null: it is nothing of this kind.</summary>
    private static JsonNode? Answer(Run run, Step step, string text) => KindOf(step) switch
    {
        "text" => text.Length >= (step.Number("min") ?? 1) && text.Length <= Math.Min(step.Number("max") ?? LongestText, LongestText) ? text : null,
        "name" => text.Length is >= 2 and <= LongestName && text.Any(char.IsLetter) && !text.Contains('@') && !Words.IsQuestion(text) && !run.Flows.Words.IsYes(text) && !run.Flows.Words.IsNo(text) ? text : null,
        "number" => Numbers.Read(text) is { } number ? JsonValue.Create(number) : null,
        "date" => Dates.Read(text, Dates.Locale(run.Language, run.CallingCountry), run.Context.Today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "email" => Emails.Read(text),
        "phone" => Phones.Read(text, run.CallingCountry) ?? Phones.Find(text, run.CallingCountry),
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
        if (Pages(run) is not null)
        {
            return [run.Offer(Done, Done)];
        }

        if (Known(run, step) is { } known)
        {
            offers.Add(new Offer(KnownOption, known));
        }

        if (IsOptional(run, step))
        {
            offers.Add(run.Offer(Skip, "skip"));
        }

        return offers;
    }

    /// <summary>An application without what the ERP wants would be refused there, when he is gone.</summary>
    private static bool IsOptional(Run run, Step step) => step.Flag("optional") && !(run.IsHr && Variable(step) switch
    {
        "email" => run.Context.Applicants.EmailRequired,
        "cv" => run.Context.Applicants.ResumeRequired,
        _ => false,
    });

    private static string KindOf(Step step) => step.String("kind") ?? "text";

    private static string Variable(Step step) => step.String("variable") ?? step.Id;

    /// <summary>The variable that keeps the answer, where nothing else of the step takes it up; null where something does.</summary>
    internal static string? OwnAnswer(Step step) =>
        KindOf(step) is "name" or "email" or "phone" || step.Source["answer_as"] is not null || step.Flag("attach") || step.List("mapping").Count > 0 ? null : Variable(step);

    private static string Invalid(Step step) => step.Texts.ContainsKey("invalid") ? "invalid" : "invalid_" + KindOf(step);
}
