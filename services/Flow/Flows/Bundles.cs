using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <summary>Bundles are immutable: read once, kept in memory.</summary>
sealed class Bundles
{
    readonly ConcurrentDictionary<long, FlowBundle> _read = [];

    public async ValueTask<FlowBundle> GetAsync(FlowDbContext db, long version, CancellationToken ct)
    {
        if (_read.TryGetValue(version, out var known))
        {
            return known;
        }

        var bundle = await db.Bundles.AsNoTracking().SingleOrDefaultAsync(b => b.Version == version, ct)
            ?? throw new InvalidOperationException($"The bundle {version} is not there: no flow is published yet.");
        var flows = new Dictionary<string, JsonObject>();
        foreach (var (id, number) in bundle.Flows)
        {
            flows[id] = Read(await db.FlowVersions.Where(v => v.FlowId == id && v.Number == number).Select(v => v.Definition).SingleAsync(ct));
        }

        return _read.GetOrAdd(version, new FlowBundle(version, flows));
    }

    /// <summary>Read whole here: nodes that are read lazily are not made for many threads.</summary>
    public static JsonObject Read(string definition)
    {
        var flow = JsonNode.Parse(definition)?.AsObject() ?? throw new JsonException("A flow is null.");
        Touch(flow);
        return flow;
    }

    static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (_, value) in o)
                {
                    Touch(value);
                }

                break;
            case JsonArray a:
                foreach (var value in a)
                {
                    Touch(value);
                }

                break;
        }
    }
}
