using System.Text.Json;
using Bridge.Catalog.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Tests.Orders;

/// <summary>What goes on by itself, and what must not.</summary>
public sealed partial class OrderMachineTests
{
    [Theory]
    [InlineData(ErpOperation.SetAddress)]
    [InlineData(ErpOperation.ConfirmOrder)]
    public void What_was_not_sent_of_an_order_in_the_ERP_is_tried_again_by_itself_and_its_customer_is_not_told_twice(ErpOperation step)
    {
        var order = Placed(Draft());
        Run(order, operation => operation == step ? ErpOutcome.Unavailable : ErpOutcome.Ok);
        Assert.Equal((step, OrderWait.Stuck), (order.Stuck, OrderMachine.WaitsOf(order)));
        Assert.Null(Resuming.Resume(order, Noon + TimeSpan.FromSeconds(4)));

        var again = Resuming.Resume(order, Noon + TimeSpan.FromSeconds(5))!;
        Assert.Equal($"{order.DraftId}:{step.Name()}", again.Call!.Key);
        Assert.Null(Resuming.Resume(order, Noon + TimeSpan.FromDays(1)));
        var away = OrderMachine.Answered(order, Answered(order, step, ErpOutcome.Unavailable, null), Noon);
        Assert.False(away.TellCustomer);
        Assert.Equal(Noon + TimeSpan.FromSeconds(10), order.ResumeAt);

        Track(Resuming.Resume(order, Noon + TimeSpan.FromSeconds(10))!);
        OrderMove last = new();
        while (order.PendingKey is { } key)
        {
            var operation = Enum.GetValues<ErpOperation>().Single(o => key.EndsWith(o.Name(), StringComparison.Ordinal));
            last = OrderMachine.Answered(order, Answered(order, operation, ErpOutcome.Ok, null), Noon);
        }

        Assert.Equal((OrderState.Confirmed, false, true, null, null), (order.State, last.TellCustomer, last.Changed, order.ResumeAt, order.Problem));
    }

    [Fact]
    public void What_a_person_ordered_is_tried_again_by_itself_and_the_customer_is_told_when_it_is_in_the_ERP()
    {
        var order = New(Draft(), agent: Guid.CreateVersion7());
        Track(OrderMachine.Place(order, Draft(), order.Lines, Noon));
        order.Asking = null;
        OrderMachine.Answered(order, Answered(order, ErpOperation.UpsertCustomer, ErpOutcome.Unavailable, null), Noon);

        Track(Resuming.Resume(order, Noon + TimeSpan.FromSeconds(5))!);
        var told = false;
        while (order.PendingKey is not null)
        {
            var move = OrderMachine.Answered(order, Answered(order, _calls[^1], ErpOutcome.Ok, null), Noon);
            Track(move);
            told = move.TellCustomer;
        }

        Assert.Equal((OrderState.Confirmed, true), (order.State, told));
    }

    [Theory]
    [InlineData(ErpOutcome.Rejected)]
    [InlineData(ErpOutcome.Unknown)]
    public void What_was_refused_or_may_be_done_is_not_tried_again_by_itself(ErpOutcome outcome)
    {
        var order = Placed(Draft());
        Run(order, operation => operation == ErpOperation.ConfirmOrder ? outcome : ErpOutcome.Ok);
        Assert.Null(Resuming.Resume(order, Noon + TimeSpan.FromDays(1)));

        var waiting = Placed(Draft());
        Run(waiting, operation => operation == ErpOperation.CreateOrder ? ErpOutcome.Unavailable : ErpOutcome.Ok);
        Assert.Null(Resuming.Resume(waiting, Noon + TimeSpan.FromDays(1)));
    }

    [Fact]
    public void What_stays_away_for_a_day_is_left_to_a_person()
    {
        var order = Placed(Draft());
        Run(order, operation => operation == ErpOperation.ConfirmOrder ? ErpOutcome.Unavailable : ErpOutcome.Ok);
        var now = Noon;
        while (order.ResumeAt is { } due)
        {
            now = due;
            Resuming.Resume(order, now);
            OrderMachine.Answered(order, Answered(order, ErpOperation.ConfirmOrder, ErpOutcome.Unavailable, null), now);
        }

        Assert.InRange(now - Noon, TimeSpan.FromHours(20), TimeSpan.FromHours(28));
        Assert.Equal(OrderWait.Stuck, OrderMachine.WaitsOf(order));
        Assert.NotNull(PersonMoves.Retry(order, now)?.Call);
    }

    [Fact]
    public void Another_total_is_accepted_once_though_the_address_still_waits_for_a_person()
    {
        var draft = Draft();
        var order = Placed(draft);
        var answer = Run(order, operation => operation == ErpOperation.SetAddress ? ErpOutcome.Rejected : ErpOutcome.Ok, total: 99m);
        Assert.Equal(EffectOutcome.TotalDiffers, answer!.Outcome);

        var accepted = OrderMachine.Place(order, draft with { AgreedRevision = 2, Agreed = draft.Agreed with { Total = 99m } }, order.Lines, Noon);

        Assert.Equal((EffectOutcome.Ok, null, ErpOperation.SetAddress), (accepted.Answer!.Outcome, accepted.Call, order.Stuck));
        Assert.Equal(99m, PersonMoves.Done(order, Noon)!.Call!.Fields.GetProperty("payment_info").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public void The_same_amount_in_another_currency_is_not_confirmed()
    {
        var order = Placed(Draft());
        Run(order, operation => ErpOutcome.Ok, stopBefore: ErpOperation.CreateOrder);

        var move = OrderMachine.Answered(order, new ErpAnswered
        {
            Key = order.PendingKey!,
            Operation = ErpOperation.CreateOrder,
            Outcome = ErpOutcome.Ok,
            Answer = JsonSerializer.SerializeToElement(new { external_order_id = "o-7", order_number = "S-7", status = "draft", total = 30m, currency = "EUR" }),
        }, Noon);

        Assert.Equal((null, EffectOutcome.Unknown, "CREATE_ORDER: $.currency: expected USD, came \"EUR\""), (move.Call, move.Answer!.Outcome, move.Answer.Problem));
    }
}
