using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.ServiceDefaults;

/// <param name="Usual">Where nobody has said otherwise.</param>
public sealed record RetentionRow(string Name, int Days, int Usual, int Least, int Most);

public sealed record RetentionRequest([Range(1, RetentionClass.Most)] int Days);

public static class RetentionSetup
{
    /// <summary>What this service keeps for a time, beyond the dead letters that every service has.</summary>
    public static void AddRetention(this IHostApplicationBuilder builder, params RetentionClass[] classes)
    {
        foreach (var kept in classes)
        {
            builder.Services.AddSingleton(kept);
        }
    }
}

/// <summary>For how many days this service keeps what: its owner says so, not a table of somebody else's.</summary>
static class RetentionApi
{
    public static void MapRetention(this RouteGroupBuilder operations)
    {
        operations.MapGet("/retention", Get).WithName("GetRetention");
        operations.MapPut("/retention/{name}", Save).WithName("SaveRetention");
    }

    static async Task<Ok<List<RetentionRow>>> Get(Retentions retentions, CancellationToken ct)
    {
        var rows = new List<RetentionRow>();
        foreach (var kept in retentions.Classes)
        {
            rows.Add(Row(kept, await retentions.DaysAsync(kept.Name, ct)));
        }

        return TypedResults.Ok(rows);
    }

    static async Task<Results<Ok<RetentionRow>, NotFound, ValidationProblem>> Save(string name, RetentionRequest request, Retentions retentions, CancellationToken ct)
    {
        if (retentions.Classes.SingleOrDefault(c => c.Name == name) is not { } kept)
        {
            return TypedResults.NotFound();
        }

        if (request.Days < kept.Least)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["days"] = [$"At least {kept.Least} days: until then it is needed to answer, to send again and to do nothing twice."] });
        }

        await retentions.SaveAsync(name, request.Days, ct);
        return TypedResults.Ok(Row(kept, request.Days));
    }

    static RetentionRow Row(RetentionClass kept, int days) => new(kept.Name, days, kept.Days, kept.Least, RetentionClass.Most);
}
