using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine;
using Bridge.Flow.Flows;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Simulations;

/// <summary>The published flows with a draft in the place of its own: read once, however often the author taps in the preview.</summary>
sealed class Drafts(Bundles bundles)
{
    const string MainFlow = "main";
    const string PreviewStep = "~preview";

    /// <summary>So many drafts are being looked at, at most, by the people of one company.</summary>
    const int Kept = 32;

    readonly ConcurrentDictionary<(string FlowId, string BeginsIn, long Version, string Hash), FlowBundle> _read = [];

    /// <summary>A preview of another flow than the main one begins in it.</summary>
    /// <returns>Null: the draft cannot be read.</returns>
    public async Task<FlowBundle?> BundleAsync(FlowDbContext db, Play play, long version, CancellationToken ct)
    {
        // A saved draft that is known need not even be fetched.
        var key = (play.FlowId, play.BeginsIn, version, play.Draft is null ? $"row {play.SavedAs}" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(play.Draft))));
        if (_read.TryGetValue(key, out var known))
        {
            return known;
        }

        var draft = play.Draft
            ?? await db.Flows.Where(f => f.Id == play.FlowId).Select(f => f.Draft).SingleOrDefaultAsync(ct);
        if (draft is null || DraftJson.Read(draft) is null)
        {
            return null;
        }

        var flows = version == 0 ? [] : new Dictionary<string, JsonObject>((await bundles.GetAsync(db, version, ct)).Flows);
        flows[play.FlowId] = Bundles.Read(draft);
        if (play.BeginsIn != MainFlow && flows.TryGetValue(MainFlow, out var main))
        {
            var begun = (JsonObject)main.DeepClone();
            begun["entry"] = PreviewStep;
            (begun["steps"] as JsonArray)?.Add(new JsonObject { ["id"] = PreviewStep, ["type"] = "call", ["flow"] = play.BeginsIn });
            flows[MainFlow] = Bundles.Read(begun.ToJsonString());
        }

        if (_read.Count >= Kept)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(key, new FlowBundle(version, flows));
    }
}
