using System.ComponentModel.DataAnnotations;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Hr.Applications;

/// <summary>
/// By which template of Meta's an applicant hears that he has come to a stage. It is offered to whoever brings him there and sent by that person: nobody is
/// refused by a slip of the mouse.
/// </summary>
internal sealed class StageTemplate
{
    public required ApplicationStage Stage { get; init; }
    public required string Template { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StageTemplate>
    {
        public void Configure(EntityTypeBuilder<StageTemplate> template)
        {
            template.ToTable("stage_template").HasKey(t => t.Stage);
            template.Property(t => t.Stage).HasConversion<string>();
        }
    }
}

/// <param name="Template">The template's name; null where the stage has none.</param>
public sealed record StageTemplateRow(ApplicationStage Stage, [property: MaxLength(512)] string? Template);

internal static class StageTemplates
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/stage-templates").WithTags("Applications").RequireAuthorization(Policies.Hr);
        templates.MapGet("/", List).WithName("ListStageTemplates");
        templates.MapPut("/", Save).WithName("SaveStageTemplate");
    }

    static async Task<Ok<StageTemplateRow[]>> List(HrDbContext db, CancellationToken ct)
    {
        var chosen = await db.StageTemplates.AsNoTracking().ToDictionaryAsync(t => t.Stage, t => t.Template, ct);
        return TypedResults.Ok(Enum.GetValues<ApplicationStage>().Select(stage => new StageTemplateRow(stage, chosen.GetValueOrDefault(stage))).ToArray());
    }

    static async Task<NoContent> Save(StageTemplateRow request, HrDbContext db, CancellationToken ct)
    {
        var stage = request.Stage.ToString();
        if (string.IsNullOrWhiteSpace(request.Template))
        {
            await db.StageTemplates.Where(t => t.Stage == request.Stage).ExecuteDeleteAsync(ct);
        }
        else
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO stage_template (stage, template) VALUES ({stage}, {request.Template.Trim()}) ON CONFLICT (stage) DO UPDATE SET template = excluded.template", ct);
        }

        return TypedResults.NoContent();
    }
}
