using System.Text.Json;
using Bridge.Catalog.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using CsCheck;

namespace Bridge.Catalog.Tests.Orders;

public sealed partial class OrderMachineTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    readonly List<ErpOperation> _calls = [];

    [Fact]
    public void A_cash_order_goes_through_all_four_steps_and_is_answered_once()
    {
        var order = Placed(Draft());

        var answer = Run(order, _ => ErpOutcome.Ok);

        Assert.Equal([ErpOperation.UpsertCustomer, ErpOperation.CreateOrder, ErpOperation.SetAddress, ErpOperation.ConfirmOrder], _calls);
        Assert.Equal((EffectOutcome.Ok, "S-7", OrderState.Confirmed), (answer!.Outcome, answer.Number, order.State));
        Assert.Equal(["placed", "UPSERT_CUSTOMER sent", "UPSERT_CUSTOMER Ok", "CREATE_ORDER sent", "CREATE_ORDER Ok", "SET_ADDRESS sent", "SET_ADDRESS Ok",
            "CONFIRM_ORDER sent", "CONFIRM_ORDER Ok"], order.NewEntries.Select(e => e.What));
    }

    [Theory]
    // step, its outcome → what the session is told, how the order stands, calls made
    [InlineData("UPSERT_CUSTOMER", "Rejected", "Rejected", "Rejected", 1)]
    [InlineData("UPSERT_CUSTOMER", "Unavailable", "Unavailable", "Placing", 1)]
    [InlineData("UPSERT_CUSTOMER", "Unknown", "Unknown", "Unknown", 1)]
    [InlineData("CREATE_ORDER", "Rejected", "Rejected", "Rejected", 2)]
    [InlineData("CREATE_ORDER", "Unavailable", "Unavailable", "Placing", 2)]
    [InlineData("CREATE_ORDER", "Unknown", "Unknown", "Unknown", 2)]
    [InlineData("SET_ADDRESS", "Rejected", "Ok", "Placed", 3)] // it is in the ERP; a person sees to the address
    [InlineData("SET_ADDRESS", "Unavailable", "Ok", "Placed", 3)]
    [InlineData("SET_ADDRESS", "Unknown", "Ok", "Placed", 3)]
    [InlineData("CONFIRM_ORDER", "Rejected", "Ok", "Placed", 4)]
    [InlineData("CONFIRM_ORDER", "Unavailable", "Ok", "Placed", 4)]
    [InlineData("CONFIRM_ORDER", "Unknown", "Unknown", "Unknown", 4)]
    public void Every_way_a_step_can_end_is_told_and_ends_the_run(string step, string outcome, string told, string state, int calls)
    {
        var order = Placed(Draft());

        var answer = Run(order, operation => operation.Name() == step ? Enum.Parse<ErpOutcome>(outcome) : ErpOutcome.Ok);

        Assert.Equal((told, state, calls), (answer!.Outcome.ToString(), order.State.ToString(), _calls.Count));
        Assert.Equal($"{step}: {outcome}", answer.Problem);
        Assert.Null(order.PendingKey);
    }

    [Fact]
    public void What_was_not_sent_is_sent_under_the_same_key_when_the_customer_tries_again()
    {
        var draft = Draft();
        var order = Placed(draft);
        Run(order, operation => operation == ErpOperation.CreateOrder ? ErpOutcome.Unavailable : ErpOutcome.Ok);

        var again = OrderMachine.Place(order, draft with { Effect = Effect() }, order.Lines, Noon);
        Track(again);

        Assert.Equal($"{draft.DraftId}:CREATE_ORDER", again.Call!.Key);
        Assert.Equal(EffectOutcome.Ok, Run(order, _ => ErpOutcome.Ok)!.Outcome);
        Assert.Single(_calls, ErpOperation.UpsertCustomer);
    }

    [Fact]
    public void A_changed_cart_may_follow_what_the_ERP_refused_under_another_key()
    {
        var draft = Draft();
        var order = Placed(draft);
        Run(order, operation => operation == ErpOperation.CreateOrder ? ErpOutcome.Rejected : ErpOutcome.Ok);

        Assert.Equal(EffectOutcome.Rejected, OrderMachine.Place(order, draft, order.Lines, Noon).Answer!.Outcome);
        var anew = OrderMachine.Place(order, draft with { AgreedRevision = 2 }, order.Lines, Noon);

        Assert.Equal($"{draft.DraftId}:CREATE_ORDER:1", anew.Call!.Key);
    }

    [Fact]
    public void Another_total_is_confirmed_only_when_the_customer_accepts_it()
    {
        var draft = Draft();
        var order = Placed(draft);
        var answer = Run(order, _ => ErpOutcome.Ok, total: 99m);
        Assert.Equal((EffectOutcome.TotalDiffers, 99m, 3), (answer!.Outcome, answer.ErpTotal, _calls.Count));

        Assert.Null(OrderMachine.Place(order, draft, order.Lines, Noon).Call);
        var accepted = OrderMachine.Place(order, draft with { Agreed = draft.Agreed with { Total = 99m } }, order.Lines, Noon);

        Assert.Equal(ErpOperation.ConfirmOrder, accepted.Call!.Operation);
        Assert.Equal(99m, accepted.Call.Fields.GetProperty("payment_info").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public void Money_that_is_still_to_come_is_confirmed_by_a_person()
    {
        var order = Placed(Draft() with { Payment = PaymentMethod.Transfer });

        var answer = Run(order, _ => ErpOutcome.Ok);

        Assert.Equal((EffectOutcome.Ok, OrderState.Placed, false), (answer!.Outcome, order.State, _calls.Contains(ErpOperation.ConfirmOrder)));
    }

    [Fact]
    public void Pick_up_sets_no_address_and_a_switched_off_SET_ADDRESS_goes_into_the_note()
    {
        Run(Placed(Draft() with { Address = null }), _ => ErpOutcome.Ok);
        Assert.DoesNotContain(ErpOperation.SetAddress, _calls);

        var order = New(Draft());
        order.AddressInNote = true;
        Track(OrderMachine.Place(order, Draft(), order.Lines, Noon));
        Run(order, _ => ErpOutcome.Ok);

        Assert.DoesNotContain(ErpOperation.SetAddress, _calls);
        Assert.Contains("Address: House 5, Thamel, NP", OrderFields.Of(order, ErpOperation.CreateOrder).GetProperty("order_note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_settles_after_the_session_has_moved_on_is_told_to_the_customer()
    {
        var order = Placed(Draft());
        OrderMove Answer(ErpOperation operation, TimeSpan after) => OrderMachine.Answered(order, Answered(order, operation, ErpOutcome.Rejected, null), Noon + after);

        Assert.True(Answer(ErpOperation.UpsertCustomer, TimeSpan.FromSeconds(60)).TellCustomer);
    }

    [Fact]
    public void An_answer_that_cannot_be_read_is_not_known_to_have_failed()
    {
        var order = Placed(Draft());
        Run(order, operation => ErpOutcome.Ok, stopBefore: ErpOperation.CreateOrder);

        var move = OrderMachine.Answered(order, new ErpAnswered
        {
            Key = order.PendingKey!,
            Operation = ErpOperation.CreateOrder,
            Outcome = ErpOutcome.Ok,
            Answer = JsonSerializer.SerializeToElement(new { order_number = "S-7", status = "draft" }),
        }, Noon);

        Assert.Equal((EffectOutcome.Unknown, OrderState.Unknown), (move.Answer!.Outcome, order.State));
        Assert.Equal("CREATE_ORDER: $.external_order_id: expected text, came nothing", move.Answer.Problem);
    }

    [Fact]
    public void A_person_who_has_looked_decides_on_a_new_try_under_a_key_of_its_own_or_says_what_he_found()
    {
        var draft = Draft();
        var order = Placed(draft);
        Run(order, operation => operation == ErpOperation.CreateOrder ? ErpOutcome.Unknown : ErpOutcome.Ok);

        var retried = PersonMoves.Retry(order, Noon)!;
        Assert.Equal($"{draft.DraftId}:CREATE_ORDER:1", retried.Call!.Key);
        Assert.Null(PersonMoves.Retry(order, Noon));
        OrderMachine.Answered(order, Answered(order, ErpOperation.CreateOrder, ErpOutcome.Unknown, null), Noon);

        var found = PersonMoves.Found(order, "o-9", "S-9", Noon)!;
        Assert.Equal((ErpOperation.SetAddress, "o-9", OrderState.Placed),
            (found.Call!.Operation, found.Call.Fields.GetProperty("external_order_id").GetString(), order.State));
    }

    [Fact]
    public void A_transfer_is_confirmed_once_a_person_has_seen_the_money()
    {
        var order = Placed(Draft() with { Payment = PaymentMethod.Transfer });
        Assert.Null(PersonMoves.PaymentReceived(order, "T-1", Noon));
        Run(order, _ => ErpOutcome.Ok);

        var paid = PersonMoves.PaymentReceived(order, "T-1", Noon)!.Call!;

        Assert.Equal("""{"method":"transfer","amount":30.0,"currency":"USD","reference":"T-1","paid_at":"2026-11-01T12:00:00Z"}""",
            paid.Fields.GetProperty("payment_info").GetRawText().Replace("\u002B", "+", StringComparison.Ordinal));
        Assert.Null(PersonMoves.PaymentReceived(order, "T-1", Noon));
    }

    [Fact]
    public void What_a_person_has_seen_to_in_the_ERP_is_not_sent_again()
    {
        var order = Placed(Draft());
        Run(order, operation => operation == ErpOperation.SetAddress ? ErpOutcome.Rejected : ErpOutcome.Ok);

        Assert.Equal(ErpOperation.ConfirmOrder, PersonMoves.Done(order, Noon)!.Call!.Operation);
        Assert.Null(PersonMoves.Done(order, Noon));
    }

    /// <summary>Whatever comes, in whatever order and however often: nothing that may have been done is done again.</summary>
    [Fact]
    public void No_sequence_of_commands_and_answers_writes_twice() =>
        Gen.Select(Gen.Int[0, 10], Gen.Enum<ErpOutcome>(), Gen.Int[1, 3]).Array[1, 40].Sample(events =>
        {
            var draft = Draft();
            var order = Placed(draft);
            var open = new Dictionary<string, ErpOutcome?> { [order.PendingKey!] = null };
            var old = new List<ErpAnswered>();
            foreach (var (kind, outcome, revision) in events)
            {
                var unknown = order.State == OrderState.Unknown;
                OrderMove move;
                if (kind < 3)
                {
                    move = OrderMachine.Place(order, draft with { Effect = Effect(), AgreedRevision = revision }, order.Lines, Noon);
                }
                else if (kind < 5 && old.Count > 0)
                {
                    // A repetition of an answer to a step that is behind.
                    var repeated = old[revision % old.Count];
                    move = repeated.Key == order.PendingKey ? new OrderMove() : OrderMachine.Answered(order, repeated, Noon);
                }
                else if (kind == 10)
                {
                    move = Resuming.Resume(order, Noon + TimeSpan.FromDays(1)) ?? new OrderMove();
                }
                else if (order.PendingKey is { } key)
                {
                    var answered = Answered(order, _calls[^1], outcome, null);
                    open[key] = outcome;
                    old.Add(answered);
                    move = OrderMachine.Answered(order, answered, Noon);
                }
                else
                {
                    continue;
                }

                if (move.Call is { } call)
                {
                    Assert.False(unknown);
                    // Under a key that was used before only what provably was not sent.
                    Assert.True(!open.TryGetValue(call.Key, out var before) || before == ErpOutcome.Unavailable);
                    open[call.Key] = null;
                    _calls.Add(call.Operation);
                }
            }

            Assert.True(open.Count(k => k.Key.Contains("CREATE_ORDER", StringComparison.Ordinal) && k.Value is ErpOutcome.Ok or ErpOutcome.Unknown) <= 1);
            return true;
        }, threads: 1);

    Order Placed(PlaceOrder draft)
    {
        var order = New(draft);
        Track(OrderMachine.Place(order, draft, order.Lines, Noon));
        return order;
    }

    OrderAnswered? Run(Order order, Func<ErpOperation, ErpOutcome> outcome, decimal? total = null, ErpOperation? stopBefore = null)
    {
        while (order.PendingKey is not null && _calls[^1] != stopBefore)
        {
            var operation = _calls[^1];
            var move = OrderMachine.Answered(order, Answered(order, operation, outcome(operation), total), Noon);
            Track(move);
            if (move.Answer is not null)
            {
                return move.Answer;
            }
        }

        return null;
    }

    void Track(OrderMove move)
    {
        if (move.Call is { } call)
        {
            _calls.Add(call.Operation);
        }
    }

    static ErpAnswered Answered(Order order, ErpOperation operation, ErpOutcome outcome, decimal? total) => new()
    {
        Key = order.PendingKey!,
        Operation = operation,
        Outcome = outcome,
        Problem = outcome == ErpOutcome.Ok ? null : $"{operation.Name()}: {outcome}",
        Answer = outcome != ErpOutcome.Ok ? null : JsonSerializer.SerializeToElement(
            new { external_customer_id = 42, external_order_id = "o-7", order_number = "S-7", status = "open", total }),
    };

    static Order New(PlaceOrder draft, Guid? agent = null) => new()
    {
        AgentId = agent,
        DraftId = draft.DraftId,
        ConversationId = draft.Effect.ConversationId,
        ContactId = draft.ContactId,
        Phone = draft.Phone,
        Name = draft.Name,
        Language = draft.Language,
        Revision = draft.AgreedRevision,
        Lines = [new OrderLine(Guid.CreateVersion7(), "mug", "Mug", 2, 12.5m, 25m, null)],
        Agreed = draft.Agreed,
        Address = draft.Address,
        Payment = draft.Payment,
        AskedAt = Noon,
        PlacedAt = Noon,
    };

    static PlaceOrder Draft() => OrderTests.Draft(Guid.CreateVersion7());

    static EffectRef Effect() => CatalogHost.Effect();
}
