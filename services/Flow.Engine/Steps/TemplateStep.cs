using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Sends a template that Meta has approved, in the customer's language or in <c>language</c>; <c>parameters</c> may name facts. What cannot be known is a
/// dash: Meta takes no empty parameter.
/// <example>
/// { "id": "remind", "type": "template", "template": "cart_reminder", "parameters": ["{name}", "{cart_lines}"], "exits": { "next": "cart" } }
/// </example>
/// </summary>
public sealed class TemplateStep : StepType
{
    public override string Name => "template";
    public override StepKind Kind => StepKind.Say;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } =
        [new("template", FieldKind.String, Required: true), new("language", FieldKind.String), new("parameters", FieldKind.Strings)];

    public override bool Waits => false;

    internal override Next Enter(Run run, Step step)
    {
        var parameters = step.List("parameters").Select(parameter => Template.Fill(FlowReader.String(parameter) ?? "", run.Fact)).Select(filled => filled.Length == 0 ? "–" : filled);
        run.Send(new TemplateContent(step.String("template") ?? "", step.String("language") ?? run.Language.Replace('-', '_'), [.. parameters]));
        return Next.Exit("next");
    }
}
