using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Tests;

/// <summary>One customer's conversation.</summary>
sealed class Chat(FlowFixture flow)
{
    public Guid Id { get; } = Guid.CreateVersion7();
    long _number;

    public ItemArrived Item(long number, Item item) => new()
    {
        ConversationId = Id,
        Number = number,
        SentAt = flow.Clock.GetUtcNow(),
        ArrivedAt = flow.Clock.GetUtcNow(),
        Customer = new Customer { ContactId = Id, PhoneNumberId = "1", Phone = "+9779812345678", Name = "Asha" },
        Item = item,
        Wamid = $"wamid.{Id}.{number}",
    };

    public ItemArrived Text(long number, string text) => Item(number, new TextItem(text));

    /// <summary>The customer's next message, arriving in its order.</summary>
    public Task SayAsync(string text) => flow.Others.PublishAsync(Text(++_number, text));

    public Task ArriveAsync(ItemArrived item)
    {
        _number = Math.Max(_number, item.Number);
        return flow.Others.PublishAsync(item);
    }

    public Task<IReadOnlyList<SendTurn>> TurnsAsync(int count) => flow.Others.WaitForAsync<SendTurn>(count, t => t.ConversationId == Id);

    public IReadOnlyList<SendTurn> Turns => flow.Others.Received<SendTurn>(t => t.ConversationId == Id);

    public Task<IReadOnlyList<ResendItems>> ResendsAsync(int count) => flow.Others.WaitForAsync<ResendItems>(count, r => r.ConversationId == Id);

    public Task<IReadOnlyList<AskOrderStatus>> AskedAsync(int count) => flow.Others.WaitForAsync<AskOrderStatus>(count, a => a.Effect.ConversationId == Id);

    public Task<Conversation?> RowAsync() => flow.Host.WithDatabaseAsync(db => db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id));

    /// <summary>Waits until the service has come so far with this conversation.</summary>
    public async Task<Conversation> UntilAsync(Func<Conversation, bool> condition)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await RowAsync() is { } row && condition(row))
            {
                return row;
            }

            await poll.WaitForNextTickAsync(patience.Token);
        }
    }

    public OrderStatusChanged Order(long version = 1, OrderState state = OrderState.Confirmed, string status = "packed", bool tell = false, bool underWay = false) => new()
    {
        OrderId = Id,
        DraftId = Id,
        ConversationId = Id,
        Version = version,
        Reference = $"B-{Id.ToString("N")[..6]}",
        Number = "S0001",
        State = state,
        Status = status,
        Lines = [new QuoteLine(Id, "Mug", 2, 5, 10)],
        Total = 10,
        Currency = "USD",
        PlacedAt = flow.Clock.GetUtcNow(),
        TellCustomer = tell,
        UnderWay = underWay,
    };

    public Task AnswerAsync(AskOrderStatus asked, string status = "shipped") => flow.Others.SendAsync("flow-order-status-answered", new OrderStatusAnswered
    {
        Effect = asked.Effect,
        OrderId = asked.OrderId,
        Outcome = EffectOutcome.Ok,
        Number = "S0001",
        Status = status,
    });

    public async Task HeldAsync(int count)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await flow.Host.WithDatabaseAsync(db => db.HeldItems.CountAsync(i => i.ConversationId == Id)) != count)
        {
            await poll.WaitForNextTickAsync();
        }
    }

    /// <summary>Greets, orders nothing, and asks how his order stands: from then on the session waits for the ERP.</summary>
    public async Task<AskOrderStatus> AskStatusAsync()
    {
        await SayAsync("hello");
        await TurnsAsync(1);
        await OrderAsync();
        await SayAsync("status");
        return (await AskedAsync(1))[0];
    }

    public async Task<string[]> TextsAsync(int count) => [.. (await TurnsAsync(count)).OrderBy(t => t.Turn).Select(TextOf)];

    /// <summary>An order of this customer, in the read model.</summary>
    public async Task OrderAsync()
    {
        await flow.Others.PublishAsync(Order());
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await flow.Host.WithDatabaseAsync(db => db.Orders.AnyAsync(o => o.Id == Id)))
        {
            await poll.WaitForNextTickAsync();
        }
    }

    public static string TextOf(SendTurn turn) => string.Join('\n', turn.Messages.Select(m => m switch
    {
        TextContent text => text.Body,
        ButtonsContent buttons => buttons.Body,
        ListContent list => list.Body,
        _ => m.GetType().Name,
    }));
}
