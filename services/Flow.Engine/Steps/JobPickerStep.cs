using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Finds an open position: departments first where there are more than ten, then pages with "More"; typed words search, a single hit
/// is taken at once. The job's id goes into <c>job</c>.
/// <example>
/// { "id": "jobs", "type": "job_picker", "text": { "en": "These are our open positions." }, "exits": { "picked": "card", "none": "no_jobs" } }
/// </example>
/// </summary>
public sealed class JobPickerStep : StepType
{
    /// <summary>What was typed, until the list that it was typed under is known.</summary>
    private const string TypedName = "typed";

    public override string Name => "job_picker";
    public override StepKind Kind => StepKind.Hire;
    public override IReadOnlyList<ErpOperation> Needs => [ErpOperation.ListJobs];
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["picked", "none"];
    public override IReadOnlyList<string> Texts => ["text", "more", "choose", "jobs_not_found", "all_jobs"];

    internal override bool Falls(string exit) => exit == "picked";

    internal override IEnumerable<string> Answering(Step step) => ["picked"];

    internal override Next Enter(Run run, Step step)
    {
        if (run.Text("search") is { } left)
        {
            run["search"] = null;
            run.State = new JsonObject { ["search"] = left };
        }

        var search = FlowReader.String(run.State?["search"]);
        var department = FlowReader.String(run.State?["department"]);
        var page = run.State?["page"]?.GetValue<int>() ?? 1;
        if (!run.Knows(new FindJobs(search, department, page, Paging.SizeOf(page)), out JobsPage? found))
        {
            return Next.Unknown;
        }

        if (found.Jobs.Count == 0)
        {
            if (Typed(run) is { } lost)
            {
                run.State = new JsonObject { ["search"] = lost };
                return Next.Again;
            }

            if (search is null && department is null && page == 1)
            {
                return Next.Exit("none");
            }

            if (search is not null && Named(run, search) is var position && position != search)
            {
                // "any work?" names none: all are shown.
                run.State = position.Length > 1 ? new JsonObject { ["search"] = position } : null;
                return Next.Again;
            }

            run.State = null;
            run["searched"] = search;
            return search is null ? Next.Again : Next.NotUnderstood("jobs_not_found");
        }

        if (search is not null && found.Total == 1 && Typed(run) is null)
        {
            run["job"] = found.Jobs[0].JobId.ToString();
            return Next.Exit("picked");
        }

        if (search is null && department is null && run.State?["all"] is null && found.Total > WhatsApp.Rows)
        {
            if (!run.Knows(new ListDepartments(), out GroupList? departments))
            {
                return Next.Unknown;
            }

            var named = departments.Groups.Where(group => group.Name.Length > 0).Take(WhatsApp.Rows - 1).ToList();
            if (named.Count > 1)
            {
                var offers = named.Select(group => new Offer(Options.Group(group.Name), group.Name)).ToList();
                IReadOnlyList<Offer> all = named.Sum(group => group.Count) < found.Total ? [.. offers, run.Offer("all", "all_jobs")] : offers;
                return Typed(run) is { } name ? Among(run, step, all, name) : run.Ask(run.T("text"), all);
            }
        }

        var rows = Paging.Rows(found.Jobs, found.Total, page).Select(job => new Offer(Options.Job(job.JobId), run.In(job.Name), job.Department)).ToList();
        if (Paging.HasMore(found.Total, page))
        {
            rows.Add(run.Offer(Options.Page(page + 1), "more"));
        }

        return Typed(run) is { } typed ? Among(run, step, rows, typed) : run.Ask(run.T("text"), rows);
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        if (Options.IdAfter(said.Option, "job") is { } job)
        {
            run["job"] = job.ToString();
            return Next.Exit("picked");
        }

        if (Options.NumberAfter(said.Option, "page") is { } page)
        {
            var state = run.State?.DeepClone() as JsonObject ?? [];
            state["page"] = page;
            run.State = state;
            return Next.Again;
        }

        if (said.Option == "all")
        {
            run.State = new JsonObject { ["all"] = true };
            return Next.Again;
        }

        if (!run.Knows(new ListDepartments(), out GroupList? departments))
        {
            return Next.Unknown;
        }

        if (departments.Groups.FirstOrDefault(group => group.Name.Length > 0
            && (Options.Group(group.Name) == said.Option || (said.Text is { } name && Words.Same(group.Name, name)))) is { } department)
        {
            run.State = new JsonObject { ["department"] = department.Name };
            return Next.Again;
        }

        if (run.MenuOption(said) is { } elsewhere)
        {
            return elsewhere;
        }

        if (said.Text is not { } text || Words.Normalize(text).Length == 0)
        {
            run.State = said.Option is null ? run.State : null;
            return said.Option is null ? Next.NotUnderstood() : Next.Again;
        }

        // What is on the list comes first: its number, its name, "more".
        var seen = run.State?.DeepClone() as JsonObject ?? [];
        seen[TypedName] = text.Trim();
        run.State = seen;
        return Next.Again;
    }

    private static string? Typed(Run run) => FlowReader.String(run.State?[TypedName]);

    /// <summary>The row of this list that was typed; else it is searched for.</summary>
    private Next Among(Run run, Step step, IReadOnlyList<Offer> rows, string typed)
    {
        var said = Said.Of(new TextItem(typed));
        var row = Offers.Match(rows, said);
        var shown = (JsonObject)run.State!.DeepClone();
        shown.Remove(TypedName);
        run.State = row is null ? new JsonObject { ["search"] = typed } : shown;
        return row is null ? Next.Again : Read(run, step, said.WithOption(row.Option));
    }

    /// <summary>Fewer of the words that were searched for: those that name the position.</summary>
    private static string Named(Run run, string search) => run.Flows.Words.Position(search) is var position && position != search ? position : run.Flows.Words.PositionBehind(search);
}
