using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Sets variables; null forgets one. <c>cart: null</c> empties the cart. Texts may name facts.
/// <example>
/// { "id": "other_address", "type": "set", "values": { "delivery": null, "source": "menu" }, "exits": { "next": "address" } }
/// </example>
/// </summary>
public sealed class SetStep : StepType
{
    public override string Name => "set";
    public override StepKind Kind => StepKind.Decide;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } = [new("values", FieldKind.Object, Required: true)];

    public override bool Waits => false;

    internal override Next Enter(Run run, Step step)
    {
        foreach (var (name, value) in step.Object("values") ?? [])
        {
            if (name == "cart")
            {
                if (value is null)
                {
                    run.Empty();
                }
            }
            else if (name.Length > 0 && name[0] != '~')
            {
                run[name] = value is JsonValue text && text.GetValueKind() == JsonValueKind.String
                    ? JsonValue.Create(Template.Fill(text.GetValue<string>(), run.Fact))
                    : value?.DeepClone();
            }
        }

        return Next.Exit("next");
    }
}
