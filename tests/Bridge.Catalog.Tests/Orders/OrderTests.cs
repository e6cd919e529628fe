using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Catalog.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Bridge.Testing;

namespace Bridge.Catalog.Tests.Orders;

/// <summary>Orders over the real bus and the real database.</summary>
public sealed class OrderTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_confirmed_draft_is_in_the_ERP_once_however_often_it_is_sent()
    {
        host.Neighbours.Write = Everything;
        var draft = Draft(await host.IdOfAsync("mug"));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Neighbours.SendAsync("catalog-place-order", draft with { Effect = CatalogHost.Effect() })));
        var first = await host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.DraftId == draft.DraftId);
        var late = draft with { Effect = CatalogHost.Effect() };
        await host.Neighbours.SendAsync("catalog-place-order", late);
        var repeated = await host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == late.Effect);

        Assert.Equal((EffectOutcome.Ok, "S-7"), (first.Outcome, first.Number));
        Assert.Equal((first.Outcome, first.OrderId, first.Number), (repeated.Outcome, repeated.OrderId, repeated.Number));
        Assert.Equal(
            ["UPSERT_CUSTOMER", "CREATE_ORDER", "SET_ADDRESS", "CONFIRM_ORDER"],
            Calls(draft).Select(c => c.Operation.Name()));
    }

    [Fact]
    public async Task The_ERP_is_sent_exactly_what_the_contract_names()
    {
        host.Neighbours.Write = Everything;
        var draft = Draft(await host.IdOfAsync("mug")) with { Note = "Ring twice" };

        await host.Neighbours.SendAsync("catalog-place-order", draft);
        await AnswerAsync(draft);

        var reference = Calls(draft)[1].Fields.GetProperty("client_reference").GetString()!;
        Assert.Matches("^B-[0-9]{4,}$", reference);
        Assert.Equal(
            [
                """{"phone":"+9779812345678","name":"Asha"}""",
                $$$"""{"external_customer_id":"42","client_reference":"{{{reference}}}","items":[{"external_product_id":"mug","name":"Mug","qty":2,"unit_price":12.5,"line_total":25.0,"note":"For Maya"}],"order_note":"Ring twice\nMug: For Maya","totals":{"subtotal":25.0,"charge":5.0,"total":30.0,"currency":"USD"}}""",
                """{"external_order_id":"o-7","address_line1":"House 5, Thamel","country":"NP","recipient_name":"Asha","phone":"+9779812345678"}""",
                """{"external_order_id":"o-7","payment_info":{"method":"cash","amount":30.0,"currency":"USD"}}""",
            ],
            Calls(draft).Select(c => JsonSerializer.Serialize(c.Fields, Plain)));
    }

    [Fact]
    public async Task A_picture_to_be_printed_reaches_the_ERP_as_a_link_and_in_words_and_one_that_cannot_be_had_in_words_only()
    {
        host.Neighbours.Write = Everything;
        var (picture, gone) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        host.Neighbours.Files[picture] = [1, 2, 3];
        var mug = await host.IdOfAsync("mug");
        var draft = Draft(mug) with { Lines = [new DraftLine(mug, 2) { Note = "For Maya", Attachments = [picture, gone] }] };

        await host.Neighbours.SendAsync("catalog-place-order", draft);
        await AnswerAsync(draft);

        var created = Calls(draft)[1].Fields;
        Assert.Equal(
            $$"""[{"url":"https://bridge.example/files/media/{{picture:N}}","filename":"picture.jpeg","mime_type":"image/jpeg","size":3}]""",
            JsonSerializer.Serialize(created.GetProperty("items")[0].GetProperty("attachments"), Plain));
        Assert.Equal(
            $"Mug: For Maya\nMug: picture.jpeg https://bridge.example/files/media/{picture:N}\nMug: {gone:N} (in the chat on WhatsApp)",
            created.GetProperty("order_note").GetString());
    }

    [Fact]
    public async Task A_call_that_the_broker_lost_is_made_again_under_its_key()
    {
        var draft = Draft(await host.IdOfAsync("mug"));
        // The first one gets no answer.
        host.Neighbours.Write = call => Calls(draft).Count > 1 ? Everything(call) : null;
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        await host.Neighbours.Received<CallErp>("erp-connector-call-erp").FirstAsync(c => c.Key.StartsWith(draft.DraftId.ToString(), StringComparison.Ordinal));

        using var http = host.Http("Admin");
        using var reconciled = await http.PostAsync(new Uri("/operations/reconcile", UriKind.Relative), null);

        Assert.Equal(1, Assert.Single((await reconciled.Content.ReadFromJsonAsync<List<Reconciled>>())!).Missing);
        Assert.Equal(EffectOutcome.Ok, (await AnswerAsync(draft)).Outcome);
        Assert.Equal(["UPSERT_CUSTOMER", "UPSERT_CUSTOMER", "CREATE_ORDER", "SET_ADDRESS", "CONFIRM_ORDER"], Calls(draft).Select(c => c.Operation.Name()));
        Assert.Equal(Calls(draft)[0].Key, Calls(draft)[1].Key);
    }

    [Fact]
    public async Task What_nobody_knows_is_never_written_again()
    {
        host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder ? Reply(call, ErpOutcome.Unknown) : Everything(call);
        var draft = Draft(await host.IdOfAsync("mug"));
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        Assert.Equal(EffectOutcome.Unknown, (await AnswerAsync(draft)).Outcome);

        host.Neighbours.Write = Everything;
        var again = draft with { Effect = CatalogHost.Effect(), AgreedRevision = 2 };
        await host.Neighbours.SendAsync("catalog-place-order", again);

        Assert.Equal(EffectOutcome.Unknown, (await AnswerAsync(again)).Outcome);
        Assert.Single(Calls(draft), c => c.Operation == ErpOperation.CreateOrder);
    }

    [Fact]
    public async Task An_ERP_that_was_away_can_be_tried_again_and_a_late_repetition_of_its_answer_changes_nothing()
    {
        host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder ? null : Everything(call);
        var draft = Draft(await host.IdOfAsync("mug"));
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        var call = await WrittenAsync(draft, ErpOperation.CreateOrder, 1);
        var (away, id) = (Reply(call, ErpOutcome.Unavailable), Guid.CreateVersion7());
        await host.Neighbours.SendAsync("catalog-erp-answered", away, id);
        Assert.Equal(EffectOutcome.Unavailable, (await AnswerAsync(draft)).Outcome);

        var again = draft with { Effect = CatalogHost.Effect() };
        await host.Neighbours.SendAsync("catalog-place-order", again);
        var second = await WrittenAsync(draft, ErpOperation.CreateOrder, 2);
        await host.Neighbours.SendAsync("catalog-erp-answered", away, id);
        await host.Neighbours.SendAsync("catalog-erp-answered", Everything(second)!);

        Assert.Equal(EffectOutcome.Ok, (await AnswerAsync(again)).Outcome);
        Assert.Equal(call.Key, second.Key);
    }

    [Fact]
    public async Task Every_change_is_an_event_of_a_higher_version_and_the_console_shows_the_history()
    {
        host.Neighbours.Write = Everything;
        var draft = Draft(await host.IdOfAsync("mug"));
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        var answer = await AnswerAsync(draft);

        var confirmed = await host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.DraftId == draft.DraftId && e.State == OrderState.Confirmed);
        Assert.Equal((5, false, 30m), (confirmed.Version, confirmed.TellCustomer, confirmed.Total));
        using var sales = host.Http("Sales");
        var details = (await sales.GetFromJsonAsync<OrderDetails>($"/orders/{answer.OrderId}"))!;
        Assert.Equal((OrderState.Confirmed, "confirmed"), (details.Order.State, details.Order.Status));
        Assert.Equal("CONFIRM_ORDER Ok", details.History[^1].What);
        Assert.Contains((await sales.GetFromJsonAsync<OrderPage>("/orders"))!.Items, row => row.Id == answer.OrderId);
        using var agent = host.Http("Agent");
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/orders")).StatusCode);
    }

    [Fact]
    public async Task Only_a_person_sends_again_what_nobody_knows_and_the_customer_is_told_what_came_of_it()
    {
        host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder ? Reply(call, ErpOutcome.Unknown) : Everything(call);
        var draft = Draft(await host.IdOfAsync("mug"));
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        var order = (await AnswerAsync(draft)).OrderId;
        using var sales = host.Http("Sales");
        Assert.Contains((await sales.GetFromJsonAsync<OrderPage>("/orders?state=Unknown"))!.Items, row => row.Id == order && row.NeedsPerson);

        host.Neighbours.Write = Everything;
        Assert.Equal(HttpStatusCode.Conflict, (await sales.PostAsJsonAsync($"/orders/{order}/payment-received", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await sales.PostAsJsonAsync($"/orders/{order}/found", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await sales.PostAsync($"/orders/{order}/retry", null)).StatusCode);

        var told = await host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == order && e.State == OrderState.Confirmed);
        Assert.True(told.TellCustomer);
        Assert.Equal([$"{draft.DraftId}:CREATE_ORDER", $"{draft.DraftId}:CREATE_ORDER:1"], Calls(draft).Where(c => c.Operation == ErpOperation.CreateOrder).Select(c => c.Key));
        var details = await sales.GetFromJsonAsync<OrderDetails>($"/orders/{order}");
        Assert.NotNull(details!.History.Single(step => step.What == "tried anew").UserId);
    }

    [Fact]
    public async Task What_the_ERP_refused_is_in_the_list_of_what_failed_and_tried_again_from_there_but_not_what_nobody_knows()
    {
        host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder ? Reply(call, ErpOutcome.Rejected) : Everything(call);
        var (refused, unknown) = (Draft(await host.IdOfAsync("mug")), Draft(await host.IdOfAsync("mug")));
        await host.Neighbours.SendAsync("catalog-place-order", refused);
        var order = (await AnswerAsync(refused)).OrderId!.Value;
        host.Neighbours.Write = call => call.Operation == ErpOperation.CreateOrder ? Reply(call, ErpOutcome.Unknown) : Everything(call);
        await host.Neighbours.SendAsync("catalog-place-order", unknown);
        var doubtful = (await AnswerAsync(unknown)).OrderId!.Value;
        using var admin = host.Http("Admin");
        const string Letters = "/operations/dead-letters";
        var listed = (await admin.GetFromJsonAsync<DeadLetterPage>($"{Letters}?limit=200", BridgeJson.Options))!.Items.ToDictionary(letter => letter.Id);
        Assert.Equal((DeadLetterKind.Order, order, true), (listed[order.ToString()].Kind, listed[order.ToString()].Of!.Value, listed[order.ToString()].MayReplay));
        Assert.False(listed[doubtful.ToString()].MayReplay);
        Assert.Contains("Thamel", (await admin.GetStringAsync($"{Letters}/Order/{order}")), StringComparison.Ordinal);

        host.Neighbours.Write = Everything;
        using var not = await admin.PostAsync($"{Letters}/Order/{doubtful}/replay", null);
        using var thrown = await admin.DeleteAsync($"{Letters}/Order/{order}");
        using var again = await admin.PostAsync($"{Letters}/Order/{order}/replay", null);

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NoContent], [not.StatusCode, thrown.StatusCode, again.StatusCode]);
        await host.Neighbours.Events<OrderStatusChanged>().FirstAsync(e => e.OrderId == order && e.State == OrderState.Confirmed);
        Assert.DoesNotContain((await admin.GetFromJsonAsync<DeadLetterPage>($"{Letters}?limit=200", BridgeJson.Options))!.Items, letter => letter.Id == order.ToString());
        using var sales = host.Http("Sales");
        Assert.NotNull((await sales.GetFromJsonAsync<OrderDetails>($"/orders/{order}"))!.History.Single(step => step.What == "tried anew").UserId);
    }

    [Fact]
    public async Task The_status_is_asked_of_the_ERP_and_remembered_for_when_it_is_away()
    {
        host.Neighbours.Write = Everything;
        var draft = Draft(await host.IdOfAsync("mug"));
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        var order = (await AnswerAsync(draft)).OrderId!.Value;
        var answer = host.Neighbours.Answer;
        host.Neighbours.Answer = (operation, fields) => operation == "GET_ORDER_STATUS"
            ? Task.FromResult(Neighbours.Ok(operation, new
            {
                status = "shipped", order_number = "S-7", tracking_url = "https://track.example/7", document_url = "https://erp.example/7.pdf", eta = "2026-12-05",
            }))
            : answer(operation, fields);

        var asked = await StatusAsync(order);
        host.Neighbours.Answer = answer;
        var away = await StatusAsync(order);

        Assert.Equal(
            (EffectOutcome.Ok, "shipped", "https://track.example/7", "https://erp.example/7.pdf", "2026-12-05"),
            (asked.Outcome, asked.Status, asked.TrackingUrl, asked.DocumentUrl, asked.Eta));
        Assert.Equal((EffectOutcome.Unavailable, "shipped", "2026-12-05"), (away.Outcome, away.Status, away.Eta));
    }

    async Task<OrderStatusAnswered> StatusAsync(Guid order)
    {
        var ask = new AskOrderStatus(CatalogHost.Effect(), order);
        await host.Neighbours.SendAsync("catalog-ask-order-status", ask);
        return await host.Neighbours.Received<OrderStatusAnswered>("flow-order-status-answered").FirstAsync(a => a.Effect == ask.Effect);
    }

    Task<OrderAnswered> AnswerAsync(PlaceOrder draft) =>
        host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == draft.Effect);

    List<CallErp> Calls(PlaceOrder draft) => [.. host.Neighbours.Received<CallErp>("erp-connector-call-erp").All
        .Where(c => c.Key.StartsWith(draft.DraftId.ToString(), StringComparison.Ordinal))];

    async Task<CallErp> WrittenAsync(PlaceOrder draft, ErpOperation operation, int count)
    {
        List<CallErp> Fitting() => [.. Calls(draft).Where(c => c.Operation == operation)];
        await Eventually.TrueAsync(() => Task.FromResult(Fitting().Count >= count), $"{operation} is asked for {count} times");
        return Fitting()[count - 1];
    }

    internal static ErpAnswered? Everything(CallErp call) => Reply(call, ErpOutcome.Ok) with
    {
        Answer = JsonSerializer.SerializeToElement<object>(call.Operation switch
        {
            ErpOperation.UpsertCustomer => new { external_customer_id = "42" },
            ErpOperation.CreateOrder => new { external_order_id = "o-7", order_number = "S-7", status = "draft" },
            ErpOperation.ConfirmOrder => new { status = "confirmed" },
            _ => new { status = "draft" },
        }),
    };

    static ErpAnswered Reply(CallErp call, ErpOutcome outcome) => new()
    {
        Key = call.Key,
        Operation = call.Operation,
        Outcome = outcome,
        Problem = outcome == ErpOutcome.Ok ? null : $"{call.Operation.Name()}: {outcome}",
    };

    internal static PlaceOrder Draft(Guid product) => new()
    {
        Effect = CatalogHost.Effect(),
        DraftId = Guid.CreateVersion7(),
        AgreedRevision = 1,
        ContactId = Guid.CreateVersion7(),
        Phone = "+9779812345678",
        Name = "Asha",
        Language = "en",
        Lines = [new DraftLine(product, 2) { Note = "For Maya" }],
        Agreed = new Quote
        {
            Lines = [new QuoteLine(product, "Mug", 2, 12.5m, 25.0m)],
            Charges = [new ChargeLine("Handling", 5.0m, null)],
            Subtotal = 25.0m,
            Charge = 5.0m,
            Total = 30.0m,
            Currency = "USD",
            ValidUntil = DateTimeOffset.UtcNow.AddMinutes(15),
        },
        Address = new Address { Line1 = "House 5, Thamel", Country = "NP" },
        Payment = PaymentMethod.Cash,
    };
}
