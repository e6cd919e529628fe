using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Takes the exit <c>yes</c> or <c>no</c>; see <see cref="Conditions"/> for what can be asked.
/// <example>
/// { "id": "has_cart", "type": "condition", "if": { "fact": "cart" }, "exits": { "yes": "resume", "no": "menu" } }
/// </example>
/// </summary>
public sealed class ConditionStep : StepType
{
    public override string Name => "condition";
    public override StepKind Kind => StepKind.Decide;
    public override IReadOnlyList<string> Exits => ["yes", "no"];
    public override IReadOnlyList<Field> Fields { get; } = [new("if", FieldKind.Condition, Required: true)];

    public override bool Waits => false;

    internal override Next Enter(Run run, Step step) => Next.Exit(Conditions.Hold(run, step.Object("if")) ? "yes" : "no");
}
