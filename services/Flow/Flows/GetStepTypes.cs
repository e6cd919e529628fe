using Bridge.Flow.Engine;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Flows;

/// <param name="Waits">A conversation can come to rest here.</param>
/// <param name="Exits">Those with options add the options' ids.</param>
/// <param name="Texts">What it says: found in the step (<c>text</c>, <c>texts</c>), its flow, or the main flow.</param>
/// <param name="AsksErp">It needs the ERP, and parks by itself where that is away.</param>
public sealed record StepTypeDescription(
    string Name, StepKind Kind, bool Waits, bool AsksErp, IReadOnlyList<string> Exits, IReadOnlyList<string> Texts, IReadOnlyList<Field> Fields);

/// <param name="Languages">Of the bot; the first is the default.</param>
/// <param name="Rules">Of validations, with the kind of value that each needs; null: none.</param>
/// <param name="MappingTargets">Fields of the ERP contract; anything else is a variable.</param>
/// <param name="Facts">What texts and conditions may name beside variables.</param>
public sealed record StepTypeCatalogue(
    int SpecVersion, IReadOnlyList<StepTypeDescription> Types, IReadOnlyDictionary<string, FieldKind?> Rules, IReadOnlyCollection<string> MappingTargets,
    IReadOnlyList<string> MappingTypes, IReadOnlyList<string> Facts, IReadOnlyList<string> Languages, FlowLimits Limits);

/// <summary>In characters, as WhatsApp counts them.</summary>
public sealed record FlowLimits(int Id, int Body, int LongBody, int Buttons, int ButtonTitle, int Rows, int RowTitle, int RowDescription);

/// <summary>All types of steps as this engine runs them: the builder draws its palette and its inspector from it.</summary>
static class GetStepTypes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/step-types", Handle).WithName(nameof(GetStepTypes));
        api.MapGet("/flow-schema", () => TypedResults.Content(Schema, "application/schema+json")).WithName("GetFlowSchema");
    }

    static readonly string Schema = FlowSchema.Write().ToJsonString(DraftJson.Options);

    static async Task<Ok<StepTypeCatalogue>> Handle(FlowDbContext db, IOptions<FlowOptions> options, CancellationToken ct) => TypedResults.Ok(new StepTypeCatalogue(
        FlowMigrations.Newest,
        [.. StepTypes.All.Select(type => new StepTypeDescription(type.Name, type.Kind, type.Waits, type is ErpStep, type.AllExits, type.Texts, type.AllFields))],
        Validations.Rules, Mapping.Targets, Mapping.TypeNames, FlowEngine.Facts,
        (await World.ReadAsync(db, ct)).LanguagesOr(options.Value),
        new FlowLimits(
            FlowSchema.LongestId, WhatsAppLimits.InteractiveBody, WhatsAppLimits.TextBody, WhatsAppLimits.Buttons, WhatsAppLimits.ButtonTitle,
            WhatsAppLimits.Rows, WhatsAppLimits.RowTitle, WhatsAppLimits.RowDescription)));
}
