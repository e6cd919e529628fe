using System.Globalization;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Checks;

/// <summary>What makes test records. Each write is sent as Bridge sends it, and again under its key where the profile says that keys are honoured.</summary>
internal static class WriteChecks
{
    private const string Who = "Bridge contract check";

    /// <summary>A number that belongs to nobody: https://www.itu.int/rec/T-REC-E.164, country code 999 is not given out.</summary>
    private const string Phone = "+99900000000";

    public static async Task OrderAsync(CheckRun run, CancellationToken ct)
    {
        var draft = Guid.CreateVersion7();
        if (!run.Wants(ErpOperation.UpsertCustomer, ErpOperation.CreateOrder, ErpOperation.ConfirmOrder, ErpOperation.SetAddress) || !run.IsOn(ErpOperation.UpsertCustomer))
        {
            return;
        }

        var customer = await OnceAsync(run, ErpOperation.UpsertCustomer, new { phone = Phone, name = Who }, draft, "external_customer_id", ct);
        if (customer.IsGood)
        {
            var again = await run.AskAsync(ErpOperation.UpsertCustomer, new { phone = Phone, name = Who }, ct, $"{Guid.CreateVersion7()}:UPSERT_CUSTOMER");
            if (again.IsGood && again.Answer!.Value.Text("external_customer_id") is var other && other != customer.Answer!.Value.Text("external_customer_id"))
            {
                customer = customer.Violates($"$.external_customer_id: the same phone became another customer ({other})");
            }
        }

        run.Note(customer);
        if (!run.Wants(ErpOperation.CreateOrder, ErpOperation.ConfirmOrder, ErpOperation.SetAddress) || !run.IsOn(ErpOperation.CreateOrder))
        {
            return;
        }

        if (!customer.IsGood || ListChecks.FirstProduct(run) is not { } product || run.Known(ErpOperation.GetPrice) is not { IsGood: true, Answer: { } price })
        {
            run.Skip(ErpOperation.CreateOrder, "it needs a customer, a product and its price, and one of them could not be had");
            return;
        }

        var (unitPrice, currency, reference) = (price.GetProperty("unit_price").GetDecimal(), price.Text("currency"), $"CHECK-{draft:N}");
        var order = await OnceAsync(run, ErpOperation.CreateOrder, new
        {
            external_customer_id = customer.Answer!.Value.Text("external_customer_id"),
            client_reference = reference,
            items = new[] { new { external_product_id = product.Text("id"), name = product.Text("name"), qty = 1, unit_price = unitPrice, line_total = unitPrice } },
            order_note = $"{Who}: not an order of a customer, please cancel it",
            totals = new { subtotal = unitPrice, charge = 0m, total = unitPrice, currency },
        }, draft, "external_order_id", ct);
        if (order.IsGood && order.Answer!.Value.TryGetProperty("total", out var total) && total.TryGetDecimal(out var amount) && amount != unitPrice)
        {
            order = order.Warns(string.Create(CultureInfo.InvariantCulture, $"$.total: {amount} where {unitPrice} was sent: the customer is asked again each time they differ"));
        }

        run.Note(order);
        if (order.IsGood)
        {
            await AfterAsync(run, order, draft, reference, unitPrice, currency, ct);
        }
    }

    /// <param name="known">An order to ask for where this run has made none.</param>
    public static async Task StatusAsync(CheckRun run, string? known, CancellationToken ct)
    {
        if (!run.Wants(ErpOperation.GetOrderStatus) || run.Known(ErpOperation.GetOrderStatus) is not null || !run.IsOn(ErpOperation.GetOrderStatus))
        {
            return;
        }

        if (known is null)
        {
            run.Skip(ErpOperation.GetOrderStatus, "no order of the ERP is known yet; a check with test records makes one");
            return;
        }

        run.Note(await run.AskAsync(ErpOperation.GetOrderStatus, new { external_order_id = known }, ct));
    }

    public static async Task ApplicantAsync(CheckRun run, CancellationToken ct)
    {
        if (!run.Wants(ErpOperation.CreateApplicant) || !run.IsOn(ErpOperation.CreateApplicant))
        {
            return;
        }

        var job = run.Known(ErpOperation.ListJobs) is { IsGood: true, Answer: { } jobs } ? jobs.GetProperty("items").EnumerateArray().FirstOrDefault() : default;
        var (id, role) = job.ValueKind == System.Text.Json.JsonValueKind.Object ? (job.Text("id"), job.Text("name")) : (null, Who);
        run.Note(await OnceAsync(run, ErpOperation.CreateApplicant, new
        {
            name = Who, email = "check@bridge.invalid", role, external_job_id = id, phone = Phone,
            answers = new[] { new { question = "Is this a person?", answer = "No: it is a test record, please delete it." } },
        }, Guid.CreateVersion7(), "external_applicant_id", ct));
    }

    private static async Task AfterAsync(CheckRun run, OperationCheck order, Guid draft, string reference, decimal amount, string currency, CancellationToken ct)
    {
        var id = order.Answer!.Value.Text("external_order_id");
        if (run.Wants(ErpOperation.SetAddress) && run.IsOn(ErpOperation.SetAddress))
        {
            run.Note(await OnceAsync(run, ErpOperation.SetAddress, new
            {
                // With all that a profile may mark required, so that no ERP refuses it for what Bridge would have asked the customer for.
                external_order_id = id, address_line1 = "1 Test Street", address_line2 = "Test District", city = "Leeds", state = "Yorkshire", postal_code = "LS1 4AP",
                latitude = 53.8, longitude = -1.55, country = "GB", recipient_name = Who, phone = Phone,
            }, draft, null, ct));
        }

        if (run.Wants(ErpOperation.ConfirmOrder) && run.IsOn(ErpOperation.ConfirmOrder))
        {
            run.Note(await OnceAsync(run, ErpOperation.ConfirmOrder, new { external_order_id = id, payment_info = new { method = "cash", amount, currency } }, draft, null, ct));
        }

        if (run.Wants(ErpOperation.GetOrderStatus, ErpOperation.CreateOrder) && run.Profile.Of(ErpOperation.GetOrderStatus).Enabled)
        {
            run.Note(await OfOrderAsync(run, order, id, reference, ct));
        }
    }

    private static async Task<OperationCheck> OfOrderAsync(CheckRun run, OperationCheck order, string id, string reference, CancellationToken ct)
    {
        var status = await run.AskAsync(ErpOperation.GetOrderStatus, new { external_order_id = id }, ct);
        var number = order.Answer!.Value.Text("order_number");
        if (status.IsGood && status.Answer!.Value.Text("order_number") is var other && other != number)
        {
            status = status.Violates($"$.order_number: expected {number} as CREATE_ORDER said, got {other}");
        }

        if (run.Profile.Idempotency != Idempotency.Lookup)
        {
            return status;
        }

        // The profile says that an order can be looked up by Bridge's number: then no order is made twice, but only if it is true.
        var found = await run.AskAsync(run.Profile.Of(ErpOperation.GetOrderStatus).WithoutPlaceholders(), new { client_reference = reference }, ct);
        if (!found.IsGood)
        {
            return status.Violates($"look-up by client_reference: {found.Violations[0]}");
        }

        return found.Answer!.Value.TryGetProperty("external_order_id", out var same) && same.GetString() == id
            ? status
            : status.Violates($"look-up by client_reference: $.external_order_id: expected {id}, got {(same.ValueKind == System.Text.Json.JsonValueKind.Undefined ? "nothing" : same.GetRawText())}");
    }

    /// <summary>Sent, and sent again under its key: twice the same answer, or the profile promises what the ERP does not keep.</summary>
    private static async Task<OperationCheck> OnceAsync(CheckRun run, ErpOperation operation, object fields, Guid draft, string? id, CancellationToken ct)
    {
        var key = $"{draft}:{run.Profile.Of(operation).Contract.Name}";
        var check = await run.AskAsync(operation, fields, ct, key);
        if (!check.IsGood || id is null || run.Profile.Idempotency != Idempotency.Keys)
        {
            return check;
        }

        var again = await run.AskAsync(operation, fields, ct, key);
        return !again.IsGood ? check.Violates($"sent again under its Idempotency-Key: {again.Violations[0]}")
            : again.Answer!.Value.Text(id) is var other && other != check.Answer!.Value.Text(id)
                ? check.Violates($"$.{id}: sent again under its Idempotency-Key it became {other}: keys are not honoured")
            : check;
    }
}
