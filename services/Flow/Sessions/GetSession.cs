using System.Security.Claims;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Sessions;

/// <summary>Where the customer is in which flow, with his answers and his cart.</summary>
/// <param name="State">What the conversation waits for.</param>
/// <param name="Hidden">An application is in progress which this user may not read, or something else is and he reads applications only.</param>
public sealed record SessionDetail(
    Guid ConversationId, SessionState State, IReadOnlyList<Frame> Frames, IReadOnlyDictionary<string, JsonNode?> Variables, DateTimeOffset? StartedAt,
    DateTimeOffset? LastInputAt, string? Language, CartDetail? Cart, Address? LastAddress, bool Hidden);

public enum SessionState { None, Customer, Erp, Parked, Person }

public sealed record CartDetail(Guid DraftId, IReadOnlyList<CartLineDetail> Lines, decimal? Total, string? Currency);

public sealed record CartLineDetail(Guid ProductId, string? Name, int Quantity, string? Note);

static class GetSession
{
    public static void Map(RouteGroupBuilder sessions) => sessions.MapGet("/{conversationId:guid}", Handle).WithName(nameof(GetSession));

    static async Task<Results<Ok<SessionDetail>, NotFound>> Handle(Guid conversationId, FlowDbContext db, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, ct) is not { } conversation)
        {
            return TypedResults.NotFound();
        }

        // To HR alone a customer's cart, address and answers are as hidden as an application is to the others.
        var seesRest = user.MayReadRest();
        var hidden = !(conversation.Audience == Audience.Hr ? user.MayReadHr() : seesRest);
        var (session, record) = (conversation.Session, conversation.Record);
        return TypedResults.Ok(new SessionDetail(
            conversation.Id, StateOf(conversation), hidden ? [] : session?.Frames ?? [], hidden || session is null ? new Dictionary<string, JsonNode?>() : session.Variables,
            session?.StartedAt, session?.LastInputAt, record.Language, seesRest ? await CartAsync(record.Cart, db, ct) : null, seesRest ? record.LastAddress : null, hidden));
    }

    static SessionState StateOf(Conversation conversation) => conversation switch
    {
        { Frozen: true } => SessionState.Person,
        { Session: null } => SessionState.None,
        { Parked: true } => SessionState.Parked,
        { Pending: not null } => SessionState.Erp,
        _ => SessionState.Customer,
    };

    static async Task<CartDetail?> CartAsync(Cart? cart, FlowDbContext db, CancellationToken ct)
    {
        if (cart is null)
        {
            return null;
        }

        var ids = cart.Lines.Select(l => l.ProductId).ToArray();
        var names = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Body }).ToDictionaryAsync(p => p.Id, p => p.Body.Name, ct);
        return new CartDetail(
            cart.DraftId,
            [.. cart.Lines.Select(l => new CartLineDetail(l.ProductId, names.GetValueOrDefault(l.ProductId)?.Values.FirstOrDefault(), l.Quantity, l.Note))],
            cart.Quote?.Total, cart.Quote?.Currency);
    }
}
