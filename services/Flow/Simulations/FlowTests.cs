using System.Text.Json;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Simulations;

/// <param name="Differences">None: it passed.</param>
public sealed record FlowTestResult(Guid Id, string FlowId, string Name, bool Passed, IReadOnlyList<FlowTestDifference> Differences);

/// <param name="Input">The index of the input that something else came of.</param>
public sealed record FlowTestDifference(int Input, FlowTestTurn Expected, FlowTestTurn Came);

/// <summary>Plays saved chats on a draft, with what they were told when they were saved.</summary>
sealed class FlowTests(FlowDbContext db, Simulator simulator)
{
    /// <summary>What is saved: the inputs with their taps by option, and what comes of them.</summary>
    public async Task<FlowTestBody> RecordAsync(
        string flowId, string draft, IReadOnlyList<SimulatedInput> inputs, SimulatedWorld world, bool compareWords, DateTimeOffset now, CancellationToken ct)
    {
        var play = new Play(flowId, draft, world) { State = Beginning(now) };
        await simulator.PlayAsync(play, inputs, ct);
        var stable = inputs.Select((input, i) => ByOption(input, play.Before[i])).ToList();

        // Played once more as it will be: the record of a test is what a run of it gives.
        var known = play.Known;
        var expected = await PlayAsync(flowId, draft, new FlowTestBody(stable, world, compareWords, now, known, []), ct);
        return new FlowTestBody(stable, world, compareWords, now, known, expected);
    }

    /// <summary>The tests of every flow: one leads to another.</summary>
    public async Task<IReadOnlyList<FlowTestResult>> RunAsync(string flowId, string draft, CancellationToken ct)
    {
        var tests = await db.FlowTests.AsNoTracking().OrderBy(t => t.FlowId).ThenBy(t => t.Name).ToListAsync(ct);
        var results = new List<FlowTestResult>();
        foreach (var test in tests)
        {
            results.Add(await RunAsync(test, flowId, draft, ct));
        }

        return results;
    }

    public async Task<FlowTestResult> RunAsync(FlowTest test, string flowId, string draft, CancellationToken ct)
    {
        var came = await PlayAsync(flowId, draft, test.Body, ct, test.FlowId);
        var differences = test.Body.Expected.Zip(came)
            .Select((turn, i) => new FlowTestDifference(i, turn.First, turn.Second))
            .Where(d => !Same(d.Expected, d.Came, test.Body.CompareWords))
            .ToList();
        return new FlowTestResult(test.Id, test.FlowId, test.Name, differences.Count == 0, differences);
    }

    async Task<IReadOnlyList<FlowTestTurn>> PlayAsync(string flowId, string draft, FlowTestBody test, CancellationToken ct, string? begins = null)
    {
        var play = new Play(flowId, draft, test.World) { BeginsIn = begins ?? flowId, State = Beginning(test.Began), Known = [.. test.Known] };
        if (await simulator.PlayAsync(play, test.Inputs, ct) is not { } simulation)
        {
            throw new ArgumentException("The draft cannot be read.", nameof(draft));
        }

        return [.. test.Inputs.Select((_, i) => new FlowTestTurn(
            [.. simulation.Turns.Where(t => t.Input == i).SelectMany(t => t.Messages).Select(m => MessageOf(m.Content))],
            [.. simulation.Turns.Where(t => t.Input == i).SelectMany(t => t.Effects).Where(e => !e.Contains("_timer:", StringComparison.Ordinal))],
            At((i + 1 < test.Inputs.Count ? play.Before[i + 1] : simulation.State).Session)))];
    }

    static SimulationState Beginning(DateTimeOffset now) => new(null, ConversationRecord.Empty, 0, now);

    /// <summary>A tap names its option, not the visit of its question: that counts differently as soon as a step is added.</summary>
    static SimulatedInput ByOption(SimulatedInput input, SimulationState before)
    {
        if (input.Item is not { } item || SimulateFlow.ReadItem(item) is not TapItem tapped || !ReplyId.TryParse(tapped.ReplyId, out var id))
        {
            return input;
        }

        var question = before.Record.Asked.ToList().FindLastIndex(q => q.Session == id.Session && q.Visit == id.Visit);
        return question < 0 ? input : input with { Item = null, Tap = new SimulatedTap(id.Option, before.Record.Asked.Count - 1 - question) };
    }

    static bool Same(FlowTestTurn expected, FlowTestTurn came, bool words) =>
        expected.At == came.At && expected.Effects.SequenceEqual(came.Effects) && expected.Says.Count == came.Says.Count
        && expected.Says.Zip(came.Says).All(pair =>
            pair.First.Kind == pair.Second.Kind && pair.First.Options.SequenceEqual(pair.Second.Options) && (!words || pair.First.Words == pair.Second.Words));

    static string At(Session? session) => session is null ? "" : string.Join(" > ", session.Frames.Select(frame => $"{frame.FlowId}/{frame.StepId}"));

    static FlowTestMessage MessageOf(Content content)
    {
        var kind = JsonSerializer.SerializeToNode(content, FlowJson.Options)!["type"]!.GetValue<string>();
        return content switch
        {
            TextContent text => new FlowTestMessage(kind, text.Body, []),
            ButtonsContent buttons => new FlowTestMessage(kind, buttons.Body, [.. buttons.Buttons.Select(b => OptionOf(b.Id))]),
            ListContent list => new FlowTestMessage(kind, list.Body, [.. list.Sections.SelectMany(s => s.Rows).Select(r => OptionOf(r.Id))]),
            ImageContent image => new FlowTestMessage(kind, image.Caption ?? "", []),
            DocumentContent document => new FlowTestMessage(kind, document.Caption ?? document.Filename, []),
            LinkContent link => new FlowTestMessage(kind, link.Body, [link.Url.ToString()]),
            ContactRequestContent contact => new FlowTestMessage(kind, contact.Body, []),
            LocationRequestContent location => new FlowTestMessage(kind, location.Body, []),
            TemplateContent template => new FlowTestMessage(kind, template.Name, [.. template.BodyParameters]),
            _ => new FlowTestMessage(kind, "", []),
        };
    }

    static string OptionOf(string replyId) => ReplyId.TryParse(replyId, out var id) ? id.Option : replyId;
}
