using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

/// <summary>POST /{phone number id}/messages: a message, or that the business has read one.</summary>
internal static class SendMessage
{
    /// <summary>How long a hanging answer hangs: longer than any client waits.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MaxLatency = TimeSpan.FromMinutes(1);

    public static void Map(RouteGroupBuilder graph) => graph.MapPost("/{phoneNumberId:regex(^\\d+$)}/messages", Handle);

    private static async Task<IResult> Handle(
        string phoneNumberId, GraphBody parameters, HttpContext context, AcceptMessage accept, MarkRead markRead, Faults faults,
        Scenarios scenarios, Chance chance, IOptions<WhatsAppOptions> account, TimeProvider time)
    {
        var ct = context.RequestAborted;
        if (phoneNumberId != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(phoneNumberId).ToResult();
        }
        if (!parameters.IsReadable)
        {
            return GraphErrors.Parameter("The request body is not valid JSON.").ToResult();
        }
        var body = parameters.Json;
        if (faults.Latency > TimeSpan.Zero)
        {
            await Task.Delay(Longest(chance.Around(faults.Latency, faults.LatencySpread)), time, ct);
        }
        if (body.Text("status") is not null)
        {
            return markRead.Handle(body);
        }
        if (MessageRules.Refusal(body) is { } refusal)
        {
            return refusal.ToResult();
        }

        var recipient = accept.Recipient(body);
        var fault = faults.Take(recipient?.Id) ?? scenarios.FaultOf(recipient?.Phone);
        switch (fault?.Kind)
        {
            case GraphFaultKind.Error:
                var error = GraphErrors.Known(fault.Code);
                return (error with { HttpStatus = fault.HttpStatus ?? error.HttpStatus }).ToResult();
            case GraphFaultKind.Html:
                return Results.Text("<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html", statusCode: fault.HttpStatus ?? 502);
            case GraphFaultKind.Reset:
                context.Abort();
                return Results.Empty;
        }
        if (accept.Refusal(recipient, body) is { } notNow)
        {
            return notNow.ToResult();
        }

        var answer = await accept.AcceptAsync(recipient, body, fault is { Kind: GraphFaultKind.FailLater } ? fault.Code : null, ct);
        switch (fault?.Kind)
        {
            case GraphFaultKind.HangAfterAccept:
                await Task.Delay(Hang, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                return Results.Empty;
            case GraphFaultKind.ResetAfterAccept:
                context.Abort();
                return Results.Empty;
            default:
                return Results.Json(answer, contentType: GraphApi.Json);
        }
    }

    private static TimeSpan Longest(TimeSpan latency) => latency < MaxLatency ? latency : MaxLatency;
}
