using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Calling;

public sealed class ErpWireTests
{
    private const string Price = """{"unit_price": 6.50, "currency": "USD"}""";
    private static readonly object AProduct = new { external_product_id = "P-1", qty = 1 };
    private static readonly object ACustomer = new { phone = "+9779812345678", name = "Ana" };

    [Theory]
    [InlineData(200, "application/json", Price, "Ok", null)]
    [InlineData(201, "application/json", Price, "Ok", null)]
    [InlineData(200, "text/plain", Price, "Ok", null)]
    [InlineData(200, "text/html", "<!doctype html><title>Log in</title>", "Violation", "$: expected JSON, got text/html")]
    [InlineData(200, "application/json", "", "Violation", "$: expected JSON, got nothing")]
    [InlineData(204, null, "", "Violation", "$: expected JSON, got nothing")]
    [InlineData(200, "application/json", """{"unit_price": 6.5""", "Violation", "$: expected JSON, got application/json")]
    [InlineData(200, "application/json", """{"unit_price": "abc", "currency": "USD"}""", "Violation", "$.unit_price: expected a number, got \"abc\"")]
    [InlineData(200, "application/json", """{"error": {"code": "locked", "message": "The period is closed."}}""", "Rejected", "The period is closed.")]
    [InlineData(200, "application/json", """{"error": null, "unit_price": 1, "currency": "USD"}""", "Ok", null)]
    [InlineData(400, "application/json", """{"error": {"message": "No such unit."}}""", "Rejected", "No such unit.")]
    [InlineData(404, "application/problem+json", """{"title": "Not Found", "detail": "There is no product P-1."}""", "Rejected", "There is no product P-1.")]
    [InlineData(404, "text/html", "<h1>nothing here</h1>", "Rejected", "HTTP 404")]
    [InlineData(404, "text/plain", "<!doctype html><title>gone</title>", "Rejected", "HTTP 404")]
    [InlineData(409, "text/plain; charset=utf-8", "Estoque insuficiente\r\n", "Rejected", "Estoque insuficiente")]
    [InlineData(400, "application/json", "\"Out of stock\"", "Rejected", "Out of stock")]
    [InlineData(400, "application/json", """{"errors": [{"code": "E17", "message": "Out of stock"}, {"detail": "Closed"}]}""", "Rejected", "Out of stock; Closed")]
    [InlineData(400, "application/problem+json", """{"title": "One or more validation errors occurred.", "errors": {"qty": ["At most 10."]}}""", "Rejected", "One or more validation errors occurred: qty: At most 10.")]
    [InlineData(422, "application/json", """{"detail": [{"loc": ["body", "items"], "msg": "Field required", "type": "missing"}]}""", "Rejected", "Field required")]
    [InlineData(422, "application/json", """{"message": "Invalid.", "errors": {"items.0.qty": ["Only 3 left"], "id": []}}""", "Rejected", "Invalid: items.0.qty: Only 3 left")]
    [InlineData(400, "application/json", """{"fault": {"faultstring": "?"}, "error": {"description": "No such unit"}}""", "Rejected", "No such unit")]
    [InlineData(400, "application/json", """{"error": "invalid_scope", "error_description": "bridge"}""", "Rejected", "invalid_scope")]
    [InlineData(400, "application/json", """{"errors": [], "message": ""}""", "Rejected", "HTTP 400")]
    [InlineData(422, "application/json", """{"message": "two\nlines\u0000"}""", "Rejected", "two lines ")]
    [InlineData(401, "application/json", """{"message": "Who are you?"}""", "NotConfigured", "the ERP refuses Bridge's credentials: Who are you?")]
    [InlineData(403, null, "", "NotConfigured", "the ERP refuses Bridge's credentials: HTTP 403")]
    [InlineData(408, null, "", "Open", "HTTP 408")]
    [InlineData(425, null, "", "NotSent", "HTTP 425")]
    [InlineData(429, null, "", "NotSent", "HTTP 429")]
    [InlineData(500, "text/html", "<h1>oops</h1>", "Open", "HTTP 500")]
    [InlineData(502, null, "", "Open", "HTTP 502")]
    [InlineData(503, "application/json", """{"error": "Maintenance"}""", "Open", "Maintenance")]
    public async Task An_answer_is_judged(int status, string? mediaType, string body, string outcome, string? problem)
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = mediaType;
            if (body.Length > 0)
            {
                await context.Response.WriteAsync(body);
            }
        });

        var attempt = await erp.AskAsync(ErpOperation.GetPrice, AProduct);

        Assert.Equal((outcome, problem, status), (attempt.Outcome.ToString(), attempt.Problem, attempt.Status));
    }

    [Fact]
    public async Task An_answer_over_ten_mebibytes_is_not_read_to_its_end()
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            var mebibyte = new byte[1024 * 1024];
            Array.Fill(mebibyte, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(mebibyte, context.RequestAborted);
            }
        });

        var attempt = await erp.AskAsync(ErpOperation.GetPrice, AProduct);

        Assert.Equal((CallOutcome.Violation, "$: expected at most 10 MiB, got more"), (attempt.Outcome, attempt.Problem));
    }

    [Fact]
    public async Task An_answer_that_nests_without_end_is_not_JSON_to_us()
    {
        await using var erp = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(new string('[', 100) + new string(']', 100)));

        Assert.Equal(CallOutcome.Violation, (await erp.AskAsync(ErpOperation.GetPrice, AProduct)).Outcome);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        await using var other = await ScriptedServer.StartAsync(_ => throw new InvalidOperationException("It was asked."));
        await using var erp = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect(other.Address + "login");
            return Task.CompletedTask;
        });

        var attempt = await erp.AskAsync(ErpOperation.GetPrice, AProduct);

        Assert.Equal((CallOutcome.Violation, $"expected an answer, got a redirect to {other.Address.Authority}"), (attempt.Outcome, attempt.Problem));
    }

    [Fact]
    public async Task A_read_follows_a_redirect_on_the_same_host_and_a_write_does_not()
    {
        var moved = 0;
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Path.StartsWithSegments("/moved", StringComparison.Ordinal))
            {
                await context.Response.WriteAsync(Price);
                return;
            }
            moved++;
            context.Response.Redirect("/moved");
        });

        Assert.Equal(CallOutcome.Ok, (await erp.AskAsync(ErpOperation.GetPrice, AProduct)).Outcome);
        Assert.Equal(CallOutcome.Violation, (await erp.AskAsync(ErpOperation.UpsertCustomer, ACustomer)).Outcome);
        Assert.Equal(2, moved);
    }

    [Fact]
    public async Task An_ERP_that_asks_for_a_pause_is_heard()
    {
        await using var erp = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });

        Assert.Equal(TimeSpan.FromSeconds(7), (await erp.AskAsync(ErpOperation.GetPrice, AProduct)).RetryAfter);
    }

    [Fact]
    public async Task A_write_without_an_answer_in_time_may_have_been_done()
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });

        var attempt = await erp.AskAsync(ErpOperation.UpsertCustomer, ACustomer, TimeSpan.FromSeconds(0.3));

        Assert.Equal(CallOutcome.Open, attempt.Outcome);
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_may_have_been_done()
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Abort();
        });

        Assert.Equal(CallOutcome.Open, (await erp.AskAsync(ErpOperation.UpsertCustomer, ACustomer)).Outcome);
    }

    [Fact]
    public async Task A_write_to_a_closed_door_was_not_sent()
    {
        // A port that was free a moment ago.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var erp = await ScriptedServer.StartAsync(_ => Task.CompletedTask, $"127.0.0.1:{port}");

        Assert.Equal(CallOutcome.NotSent, (await erp.AskAsync(ErpOperation.UpsertCustomer, ACustomer, address: new Uri($"http://127.0.0.1:{port}"))).Outcome);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://2130706433:{0}")]
    [InlineData("http://0x7f.1:{0}")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}")]
    [InlineData("http://[::1]:{0}")]
    [InlineData("http://0.0.0.0:{0}")]
    [InlineData("http://169.254.169.254")]
    public async Task An_address_inside_is_refused_in_every_spelling_before_anything_is_sent(string address)
    {
        var asked = false;
        await using var erp = await ScriptedServer.StartAsync(context =>
        {
            asked = true;
            return Task.CompletedTask;
        }, allowed: "");

        var attempt = await erp.AskAsync(ErpOperation.UpsertCustomer, ACustomer,
            address: new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, erp.Address.Port)));

        Assert.Equal(CallOutcome.NotConfigured, attempt.Outcome);
        Assert.Contains("Erp__AllowedNetworks", attempt.Problem, StringComparison.Ordinal);
        Assert.False(asked);
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Price));
        });

        Assert.Equal(CallOutcome.Ok, (await erp.AskAsync(ErpOperation.GetPrice, AProduct)).Outcome);
    }
}
