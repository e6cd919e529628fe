using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Puts a question with fixed options: up to three short ones as buttons, else a list, more than ten in pages. The exit is the option's id, or
/// <c>next</c> where that is not connected; <c>variable</c> keeps the option's id, <c>answer_as</c> its label for an application. With
/// <c>"menu": true</c> the options work for ever, also in old messages; with an exit <c>search</c> (or <c>search_jobs</c>) other words look
/// for products (or positions).
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
        new("options", FieldKind.Options), new("menu", FieldKind.Flag), new("variable", FieldKind.Variable), new("answer_as", FieldKind.Text),
    ];
    public override IReadOnlyList<string> Texts => ["text"];

    internal override bool Falls(string exit) => exit is not ("search" or "search_jobs");

    internal override IEnumerable<(ProblemCode Code, string Subject)> Check(Step step) => step.Options.Count == 0 ? [(ProblemCode.OptionsMissing, "options")] : [];

    internal override Next Enter(Run run, Step step)
    {
        if (run.Opening is { } opening)
        {
            // The first words may already say what he wants: then the menu would only be in the way.
            run.Opening = null;
            if (Understand(run, step, new Said(null, opening, new Contracts.Messaging.TextItem(opening))) is { } next)
            {
                return next;
            }
        }

        var offers = All(run, step);
        var page = run.State?["page"]?.GetValue<int>() ?? 1;
        IReadOnlyList<Offer> rows = [.. Paging.Rows([.. offers.Skip((page - 1) * Paging.PageSize).Take(Paging.SizeOf(page))], offers.Count, page)];
        return run.Ask(run.T("text"), Paging.HasMore(offers.Count, page) ? [.. rows, run.Offer(Options.Page(page + 1), "more")] : rows);
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        if (Options.NumberAfter(said.Option, "page") is { } page)
        {
            run.State = new JsonObject { ["page"] = page };
            return Next.Again;
        }

        return Understand(run, step, said) ?? (said.Option is null ? Next.NotUnderstood() : Next.Again);
    }

    private static Next? Understand(Run run, Step step, Said said)
    {
        // An option is understood though it is not shown just now: who has orders may still write, or tap of old, "Track my order".
        if ((Offers.Match(All(run, step), said) ?? Offers.Match(All(run, step, hidden: true), said, numbered: false)) is { } offer)
        {
            var option = step.Options.First(option => OptionId(step, option) == offer.Option);
            if (step.String("variable") is { } variable)
            {
                run[variable] = option.Value?.DeepClone() ?? option.Id;
            }

            run.Answered = option.Value?.DeepClone() ?? option.Id;

            Answers.Keep(run, step, offer.Title);
            return Next.Exit(option.Id);
        }

        if (run.MenuOption(said) is { } elsewhere)
        {
            return elsewhere;
        }

        if (said.Text is { } text && step.Exits.ContainsKey("search") && Words.Normalize(text).Length > 1)
        {
            if (!run.Knows(new FindProducts(text.Trim(), null, 1, Paging.SizeOf(1)), out ProductsPage? found))
            {
                return Next.Unknown;
            }

            if (found.Total > 0)
            {
                run["search"] = text.Trim();
                return Next.Exit("search");
            }
        }

        if (said.Text is { } words && step.Exits.ContainsKey("search_jobs") && Words.Normalize(words).Length > 1)
        {
            if (!run.Knows(new FindJobs(words.Trim(), null, 1, Paging.SizeOf(1)), out JobsPage? found))
            {
                return Next.Unknown;
            }

            if (found.Total > 0)
            {
                run["search"] = words.Trim();
                return Next.Exit("search_jobs");
            }
        }

        return null;
    }

    private static List<Offer> All(Run run, Step step, bool hidden = false) =>
    [
        .. step.Options
            .Where(option => hidden || option.When is null || Conditions.Hold(run, option.When))
            .Select(option => new Offer(OptionId(step, option), run.In(option.Label), option.Description is null ? null : run.In(option.Description), option.Label)),
    ];

    private static string OptionId(Step step, Option option) => step.Flag("menu") ? Options.Menu(option.Id) : "option:" + option.Id;
}
