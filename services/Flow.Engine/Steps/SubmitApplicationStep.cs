using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Shows the answers once, with the words of consent, and hands the application in: name, phone, e-mail, the document in <c>cv</c> or the photos of it, and what
/// other steps kept with <c>answer_as</c>. <c>sent</c> and <c>repeated</c> (he applied to this position before): {reference} names it;
/// <c>change</c>, <c>cancel</c>: his choice; <c>unknown</c>: it may have been handed in, a person looks.
/// <example>
/// {
///   "id": "submit", "type": "submit_application",
///   "text": { "en": "Your application for *{job_name}*\n\n{answers}\n\nBy sending it you agree that we keep your data for this application." },
///   "exits": { "sent": "thanks", "repeated": "again", "change": "name", "cancel": "jobs", "rejected": "refused", "unknown": "unsure" }
/// }
/// </example>
/// </summary>
public sealed class SubmitApplicationStep : ErpStep
{
    public override string Name => "submit_application";
    public override StepKind Kind => StepKind.Hire;
    public override IReadOnlyList<ErpOperation> Needs => [ErpOperation.CreateApplicant];
    public override IReadOnlyList<string> Exits => ["sent", "repeated", "change", "cancel", "rejected", "unknown", "unavailable"];
    public override IReadOnlyList<string> Texts =>
        ["text", "send_application", "change_application", "cancel", "answer_name", "answer_phone", "answer_email", "answer_cv", "answer_other", "unavailable", "try_again"];

    public override string? Renews => "job_card";

    internal override bool Falls(string exit) => exit is "cancel";

    internal override IEnumerable<string> Answering(Step step) => ["sent", "change", "cancel"];

    internal override Next Begin(Run run, Step step) =>
        Retries(run) ? Submit(run) : run.Ask(run.T("text", ("answers", Summary(run))), Buttons(run));

    internal override bool TakesCancel(Run run, Step step, Said said) => !IsParked(run) && run.Flows.Words.Meaning(said.Text).Word != Understanding.Word.Menu;

    internal override Next Reply(Run run, Step step, Said said)
    {
        var (words, buttons) = (run.Flows.Words, Buttons(run));
        var chosen = Offers.Match(buttons, said) ?? (said.Text is { } text ? Offers.Match(buttons, said with { Text = Understanding.Wanted.Strip(text, words) }, numbered: false) : null)
            ?? (words.IsNo(said.Text) || Offers.HasWord(buttons[1], said) ? buttons[1] : null);
        switch (words.IsYes(said.Text) || Offers.IsSaid(buttons[0], said, words) ? "send" : words.Meaning(said.Text).Word == Understanding.Word.Cancel ? "cancel" : chosen?.Option)
        {
            case "send":
                return Submit(run);
            case "cancel":
                return Next.Exit("cancel");
            case "change":
                return Next.Exit("change");
            default:
                return said.Option is null ? Next.NotUnderstood() : Next.Again;
        }
    }

    internal override Next Answer(Run run, Step step, EffectAnswer answer)
    {
        if (answer is not ApplicationAnswer { Answered: var answered })
        {
            return Next.Exit("unknown");
        }

        Violation(run, answered.Problem);
        run["reference"] = answered.Reference;
        return answered.Outcome switch
        {
            EffectOutcome.Ok => Done(run, answered),
            EffectOutcome.Rejected => Next.Exit("rejected"),
            EffectOutcome.Unknown or EffectOutcome.TotalDiffers => Next.Exit("unknown"),
            _ => Unavailable(run, step, null),
        };
    }

    private static Next Done(Run run, ApplicationAnswered answered)
    {
        run.Note("application_sent", ("reference", answered.Reference ?? ""));
        return Next.Exit(answered.Repeated ? "repeated" : "sent");
    }

    private static Next Submit(Run run)
    {
        if (run.Id("job") is not { } job || run.Id("submission") is not { } submission || run.Phone is not { } phone)
        {
            return Next.Fail("job_or_phone_missing");
        }

        var cv = run["cv"] as JsonObject;
        return Send(run, writes: true, (id, deadline, effect) => new RequestApplication(id, deadline, new SubmitApplication
        {
            Effect = effect,
            SubmissionId = submission,
            JobId = job,
            ContactId = run.Context.Customer.ContactId,
            Name = run.Text("name") ?? run.Name ?? phone,
            Phone = phone,
            Email = run.Text("email"),
            CvMediaId = Guid.TryParse(FlowReader.String(cv?["media_id"]), out var media) ? media : null,
            CvFilename = FlowReader.String(cv?["filename"]),
            CvPages = cv?["pages"] is JsonArray pages ? [.. pages.Select(FlowReader.String).OfType<string>().Select(Guid.Parse)] : [],
            Answers = Answers.Of(run),
            Consent = true,
            Language = run.Language,
        }));
    }

    private static string Summary(Run run)
    {
        var lines = new List<string> { run.T("answer_name", ("answer", run.Text("name") ?? run.Name)), run.T("answer_phone", ("answer", run.Phone)) };
        if (run.Text("email") is { } email)
        {
            lines.Add(run.T("answer_email", ("answer", email)));
        }

        if (run["cv"] is JsonObject cv)
        {
            lines.Add(run.T("answer_cv", ("answer", FlowReader.String(cv["filename"]) ?? "✓")));
        }

        lines.AddRange(Answers.Of(run).Select(answer => run.T("answer_other", ("question", answer.Question), ("answer", answer.Answer))));
        return string.Join('\n', lines);
    }

    private static Offer[] Buttons(Run run) =>
        [run.Offer("send", "send_application"), run.Offer("change", "change_application"), run.Offer("cancel", "cancel")];
}
