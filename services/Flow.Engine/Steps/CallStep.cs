using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Runs another flow, from its entry or one of its named entries, and goes on at <c>next</c> when it ends. <c>flow_of</c> instead of
/// <c>flow</c> runs the flow that the chosen <c>product</c> or <c>job</c> is assigned; where it has none the step is passed by.
/// <example>
/// { "id": "to_order", "type": "call", "flow": "order", "entry": "cart", "exits": { "next": "bye" } }
/// </example>
/// </summary>
public sealed class CallStep : StepType
{
    public override string Name => "call";
    public override StepKind Kind => StepKind.Decide;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } = [new("flow", FieldKind.Flow), new("entry", FieldKind.String), new("flow_of", FieldKind.Choice) { Choices = ["product", "job"] }];

    internal override IEnumerable<(ProblemCode Code, string Subject)> Check(Step step) =>
        step.Source["flow"] is null && step.Source["flow_of"] is null ? [(ProblemCode.FieldMissing, "flow")] : [];

    internal override Next Enter(Run run, Step step)
    {
        string? flow;
        switch (step.String("flow_of"))
        {
            case "product":
                if (!run.Knows(new GetProduct(run.Id("product") ?? Guid.Empty), out ProductFound? product))
                {
                    return Next.Unknown;
                }

                flow = product.Product?.FlowId;
                break;
            case "job":
                if (!run.Knows(new GetJob(run.Id("job") ?? Guid.Empty), out JobFound? job))
                {
                    return Next.Unknown;
                }

                flow = job.Job?.FlowId;
                break;
            default:
                return Next.Call(step.String("flow") ?? "", step.String("entry"));
        }

        // A flow that was taken away from under its product is no reason not to sell it.
        return flow is not null && run.Flows.TryGet(flow, out _) ? Next.Call(flow, null) : Next.Exit("next");
    }
}
