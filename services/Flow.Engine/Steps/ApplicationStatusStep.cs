using Bridge.Contracts.Hr;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// "My application": each of the customer's applications, newest first, with its stage in the texts <c>stage_…</c>; a stage whose text is empty is not told.
/// <c>none</c>: he has not applied.
/// <example>
/// {
///   "id": "mine", "type": "application_status",
///   "texts": { "application": { "en": "*{job}*, {reference}: {stage}" } },
///   "exits": { "next": "jobs", "none": "jobs" }
/// }
/// </example>
/// </summary>
public sealed class ApplicationStatusStep : StepType
{
    private const int Shown = 5;

    public override string Name => "application_status";
    public override StepKind Kind => StepKind.Hire;
    public override IReadOnlyList<string> Exits => ["next", "none"];
    public override IReadOnlyList<string> Texts => ["application", "stage_new", "stage_in_review", "stage_interview", "stage_rejected", "stage_hired"];

    public override bool Waits => false;

    internal override bool Falls(string exit) => exit == "none";

    internal override Next Enter(Run run, Step step)
    {
        if (!run.Knows(new OwnApplications(Shown), out ApplicationList? own))
        {
            return Next.Unknown;
        }

        if (own.Applications.Count == 0)
        {
            return Next.Exit("none");
        }

        var told = own.Applications.OrderByDescending(application => application.SubmittedAt)
            .Select(application => run.T("application", ("job", application.JobName), ("reference", application.Reference), ("stage", run.T(TextOf(application.Stage)))));
        run.Say(string.Join('\n', told));
        return Next.Exit("next");
    }

    private static string TextOf(ApplicationStage stage) => stage switch
    {
        ApplicationStage.InReview => "stage_in_review",
        ApplicationStage.Interview => "stage_interview",
        ApplicationStage.Rejected => "stage_rejected",
        ApplicationStage.Hired => "stage_hired",
        _ => "stage_new",
    };
}
