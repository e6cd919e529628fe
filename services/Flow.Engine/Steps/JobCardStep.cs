using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Shows the position in <c>job</c> with its text; "Apply" begins an application under a submission of its own.
/// <example>
/// {
///   "id": "card", "type": "job_card",
///   "texts": { "job_card": { "en": "*{job}*\n{department}\n\n{description}" } },
///   "exits": { "apply": "name", "other": "jobs", "gone": "jobs" }
/// }
/// </example>
/// </summary>
public sealed class JobCardStep : StepType
{
    /// <summary>Room in the body of a message with buttons for the name and what was said above.</summary>
    private const int DescriptionLength = 800;

    public override string Name => "job_card";
    public override StepKind Kind => StepKind.Hire;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["apply", "other", "gone"];
    public override IReadOnlyList<string> Texts => ["job_card", "apply", "other_jobs", "job_gone"];

    internal override IEnumerable<string> Answering(Step step) => ["apply", "other"];

    internal override Next Enter(Run run, Step step)
    {
        if (!run.Knows(new GetJob(run.Id("job") ?? Guid.Empty), out JobFound? found))
        {
            return Next.Unknown;
        }

        if (found.Job is not { Visible: true } job)
        {
            run.Say(run.T("job_gone"));
            return Next.Exit("gone");
        }

        run["job_name"] = run.In(job.Name);
        var body = run.T(
            "job_card",
            ("job", run.In(job.Name)),
            ("department", job.Department),
            ("description", Graphemes.Shorten(run.In(job.Description), DescriptionLength)));
        return run.Ask(body, Buttons(run));
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        switch (run.Flows.Words.IsYes(said.Text) ? "apply" : run.Flows.Words.IsNo(said.Text) ? "other" : (Offers.Match(Buttons(run), said) ?? Offers.Hinted(Buttons(run), said))?.Option)
        {
            case "apply":
                run["submission"] = run.Draw("submission").ToString();
                return Next.Exit("apply");
            case "other":
                return Next.Exit("other");
            default:
                return said.Option is null ? Next.NotUnderstood() : Next.Again;
        }
    }

    private static Offer[] Buttons(Run run) => [run.Offer("apply", "apply"), run.Offer("other", "other_jobs")];
}
