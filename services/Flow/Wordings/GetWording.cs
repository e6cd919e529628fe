using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Flows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Wordings;

/// <param name="Languages">The columns: those of the bot, and whatever else the flows speak.</param>
public sealed record WordingTable(IReadOnlyList<string> Languages, IReadOnlyList<FlowWording> Flows);

/// <param name="Revision">Of the draft that the sentences stand in.</param>
/// <param name="Changed">The draft differs from what is published.</param>
public sealed record FlowWording(string FlowId, string Name, long Revision, bool Changed, IReadOnlyList<Sentence> Sentences);

/// <summary>Every sentence that the bot says, by flow and step, in columns by language: as the drafts have them.</summary>
static class GetWording
{
    public static void Map(RouteGroupBuilder wording)
    {
        wording.MapGet("/", Handle).WithName(nameof(GetWording));
        wording.MapGet("/csv", Download).WithName("DownloadWording");
    }

    internal static async Task<WordingTable> ReadAsync(FlowDbContext db, FlowOptions options, CancellationToken ct)
    {
        var rows = await db.Flows.AsNoTracking().OrderBy(f => f.Id)
            .Select(f => new { Flow = f, Published = db.FlowVersions.Where(v => v.FlowId == f.Id && v.Number == f.Published).Select(v => v.Definition).SingleOrDefault() })
            .ToListAsync(ct);
        var flows = rows.ConvertAll(row => new FlowWording(
            row.Flow.Id, ListFlows.NameOf(row.Flow), row.Flow.Revision, row.Flow.Draft != row.Published, Wording.Of(DraftJson.Read(row.Flow.Draft) ?? [])));
        var spoken = flows.SelectMany(f => f.Sentences).SelectMany(s => s.Texts.Keys).Where(l => l.Length > 0).Distinct();
        return new WordingTable([.. (await World.ReadAsync(db, ct)).LanguagesOr(options).Union(spoken, StringComparer.OrdinalIgnoreCase)], flows);
    }

    static async Task<Ok<WordingTable>> Handle(FlowDbContext db, IOptions<FlowOptions> options, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(db, options.Value, ct));

    /// <summary>One column for each language, and "all" for a text that is the same in every one.</summary>
    static async Task<ContentHttpResult> Download(FlowDbContext db, IOptions<FlowOptions> options, CancellationToken ct)
    {
        var table = await ReadAsync(db, options.Value, ct);
        IReadOnlyList<string> head = [.. WordingCsv.Head, .. table.Languages];
        var rows = from flow in table.Flows
                   from sentence in flow.Sentences
                   select (IReadOnlyList<string>)
                   [
                       flow.FlowId, sentence.StepId ?? "", sentence.Path, sentence.Texts.GetValueOrDefault("") ?? "",
                       .. table.Languages.Select(language => sentence.Texts.GetValueOrDefault(language) ?? ""),
                   ];
        return TypedResults.Content(Csv.Write(rows.Prepend(head)), "text/csv; charset=utf-8");
    }
}
