using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Puts a question with fixed options: up to three short ones as buttons, else a list, more than ten in pages. The exit is the option's id, or
/// <c>next</c> where that is not connected; <c>variable</c> keeps the option's id, <c>answer_as</c> its label for an application. With
/// <c>"menu": true</c> the options work for ever, also in old messages; with an exit <c>search</c> (or <c>search_jobs</c>) other words look
/// for products (or positions). <c>options_from</c> adds what is found: <c>categories</c>, <c>products</c>, <c>departments</c>, <c>jobs</c>, <c>orders</c>, or the
/// variable of that name, a list of texts or of objects like options; they go to <c>next</c>. An option may have an <c>image</c> as <c>media</c> has it: buttons and lists
/// have no room for pictures, so those of up to three options are sent before the question, under their labels. Its <c>words</c> (by language) are what else it is
/// called by who types.
/// <example>
/// {
///   "id": "menu", "type": "choice", "menu": true,
///   "text": { "en": "How can we help you?" },
///   "options": [
///     { "id": "order", "label": { "en": "Order products" } },
///     { "id": "my_orders", "label": { "en": "My orders" }, "when": { "fact": "orders" } }
///   ],
///   "exits": { "order": "to_order", "my_orders": "to_track", "search": "to_search" }
/// }
/// </example>
/// </summary>
public sealed class ChoiceStep : StepType
{
    public override string Name => "choice";
    public override StepKind Kind => StepKind.Ask;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next", "search", "search_jobs"];
    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("options", FieldKind.Options), new("menu", FieldKind.Flag), new("variable", FieldKind.Variable), new("answer_as", FieldKind.Text), new("options_from", FieldKind.Variable),
    ];
    public override IReadOnlyList<string> Texts => ["text"];

    internal override bool Falls(string exit) => exit is not ("search" or "search_jobs");

    internal override IEnumerable<(ProblemCode Code, string Subject)> Check(Step step)
    {
        if (step.Options.Count == 0 && step.String("options_from") is null)
        {
            yield return (ProblemCode.OptionsMissing, "options");
        }

        foreach (var option in step.Options.Where(option => option.Image is { } image && MediaStep.Picture(image) is null))
        {
            yield return (ProblemCode.FieldWrong, $"options.{option.Id}.image");
        }
    }

    internal override IEnumerable<string> Answering(Step step) => [.. step.Options.Select(option => option.Id).Distinct(), .. step.String("options_from") is null ? Array.Empty<string>() : ["next"]];

    internal override Next Enter(Run run, Step step)
    {
        if (run.Opening is { } opening)
        {
            // The first words may already say what he wants: then the menu would only be in the way.
            run.Opening = null;
            return Understand(run, step, new Said(null, opening, new Contracts.Messaging.TextItem(opening))) ?? Next.Gathers;
        }

        if (All(run, step) is not { } options)
        {
            return Next.Unknown;
        }

        var offers = options.ConvertAll(option => option.Offer);
        if (offers.Count == 0)
        {
            return Nothing(run, step);
        }

        Show(run, options);
        var page = run.State?["page"]?.GetValue<int>() ?? 1;
        IReadOnlyList<Offer> rows = [.. Paging.Rows([.. offers.Skip((page - 1) * Paging.PageSize).Take(Paging.SizeOf(page))], offers.Count, page)];
        return run.Ask(run.T("text"), Paging.HasMore(offers.Count, page) ? [.. rows, run.Offer(Options.Page(page + 1), "more")] : rows);
    }

    internal override bool TakesCancel(Run run, Step step, Said said) => said.Text is { } text && Words.Normalize(text) is var typed && step.Options.Any(option => option.IsCalled(typed));

    internal override Next Read(Run run, Step step, Said said)
    {
        if (Options.NumberAfter(said.Option, "page") is { } page)
        {
            run.State = new JsonObject { ["page"] = page };
            return Next.Again;
        }

        return Understand(run, step, said) ?? (said.Option is null ? Next.NotUnderstood() : Next.Again);
    }

    /// <summary>Nothing was found to choose from: no question without an answer is put.</summary>
    private static Next Nothing(Run run, Step step)
    {
        if (step.String("variable") is { } variable)
        {
            run[variable] = null;
        }

        return step.Options.Count == 0 || step.Exits.ContainsKey("next") ? Next.Exit("next") : Next.Fail("no_option_holds");
    }

    private static void Show(Run run, List<(Offer Offer, Option Option)> options)
    {
        if (options.Count <= WhatsApp.Buttons)
        {
            foreach (var (offer, option) in options)
            {
                if (option.Image is { } image && MediaStep.Picture(image) is { } picture)
                {
                    run.Send(new Contracts.Messaging.ImageContent(picture, offer.Title));
                }
            }
        }
    }

    private static Next? Understand(Run run, Step step, Said said)
    {
        if (All(run, step) is not { } shown)
        {
            return Next.Unknown;
        }

        // An option is understood though it is not shown just now: who has orders may still write, or tap of old, "Track my order".
        if ((Pick(shown, said, numbered: true) ?? Pick(All(run, step, hidden: true) ?? [], said, numbered: false)) is var (offer, option))
        {
            return Choose(run, step, offer, option);
        }

        if (Called(run, step, said) is var (named, other))
        {
            return Choose(run, step, named, other);
        }

        if (run.MenuOption(said) is { } elsewhere)
        {
            return elsewhere;
        }

        if (said.Text is { } number && step.Flag("menu") && run.OrderNamed(number) is { } tracked)
        {
            return tracked;
        }

        if (said.Text is { } text && step.Exits.ContainsKey("search"))
        {
            if (run.Fills(text, each: true) is { } filled)
            {
                return filled;
            }

            if (!run.Finds(text, out var search))
            {
                return Next.Unknown;
            }

            if (search is not null)
            {
                run.Seek(text, search);
                return Next.Exit("search");
            }
        }

        if (said.Text is { } words && step.Exits.ContainsKey("search_jobs"))
        {
            if (!run.FindsJob(words, out var position))
            {
                return Next.Unknown;
            }

            if (position is not null)
            {
                run["search"] = position;
                return Next.Exit("search_jobs");
            }
        }

        // Only what names nothing for sale may be a part of a label, or more than one.
        if (said.Text is { } loose && step.Flag("menu") && Cored(run, step, loose) is { } meant)
        {
            return meant;
        }

        return Offers.Hinted(shown.ConvertAll(one => one.Offer), said) is { } hinted ? Choose(run, step, hinted, shown.Find(one => one.Offer == hinted).Option) : null;
    }

    private static Next Choose(Run run, Step step, Offer offer, Option option)
    {
        if (step.String("variable") is { } variable)
        {
            run[variable] = option.Value?.DeepClone() ?? option.Id;
        }

        run.Answered = option.Value?.DeepClone() ?? option.Id;
        Answers.Keep(run, step, offer.Title);
        return Next.Exit(option.Id);
    }

    /// <summary>"I want to apply" is meant as "apply" is.</summary>
    private static Next? Cored(Run run, Step step, string text)
    {
        foreach (var core in run.Flows.Words.Cores(text))
        {
            if (core.Length > 0 && step.Options.FirstOrDefault(option => option.IsCalled(core)) is { } option)
            {
                return Choose(run, step, new Offer(OptionId(step, option), run.In(option.Label)), option);
            }
        }

        return null;
    }

    /// <summary>By one of the option's other names, shown just now or not.</summary>
    private static (Offer Offer, Option Option)? Called(Run run, Step step, Said said) =>
        said.Text is { Length: < 60 } text && Words.Normalize(text) is { Length: > 0 } typed && step.Options.FirstOrDefault(option => option.Words.Contains(typed)) is { } called
            ? (new Offer(OptionId(step, called), run.In(called.Label)), called) : null;

    private static (Offer Offer, Option Option)? Pick(List<(Offer Offer, Option Option)> among, Said said, bool numbered) =>
        Offers.Match(among.ConvertAll(one => one.Offer), said, numbered) is { } offer ? among.Find(one => one.Offer.Option == offer.Option) : null;

    /// <summary>Null: some must be looked up first.</summary>
    private static List<(Offer Offer, Option Option)>? All(Run run, Step step, bool hidden = false) => DataOptions.Of(run, step) is not { } found ? null :
    [
        .. step.Options.Concat(found)
            .Where(option => hidden || option.When is null || Conditions.Hold(run, option.When))
            .Select(option => (new Offer(OptionId(step, option), run.In(option.Label), option.Description is null ? null : run.In(option.Description), option.Label), option)),
    ];

    private static string OptionId(Step step, Option option) => step.Flag("menu") ? Options.Menu(option.Id) : "option:" + option.Id;
}
