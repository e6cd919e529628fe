using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>ERPs that keep the contract in their own way are read; those that break it in ways nobody thinks of are told of, and break nothing here.</summary>
public sealed class UnusualErpTests
{
    private const string Price = """{"unit_price": 6.50, "currency": "USD"}""";
    private static readonly object AProduct = new { external_product_id = "P-1", qty = 1 };
    private static readonly object ACustomer = new { phone = "+9779812345678", name = "Ana" };

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 200\r\nconnection: close\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 200 Sure thing\r\ncontent-length: 39\r\ncontent-type: application/json; charset=\"utf-8\"\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: rubbish;;;=\r\nContent-Length: 39\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 39\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 39\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n26;why=not\r\n\"unit_price\": 6.50, \"currency\": \"USD\"}\r\n0\r\nX-Trailer: 1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n\u00EF\u00BB\u00BF" + Price)]
    [InlineData("HTTP/1.1 202 Accepted\r\nConnection: close\r\n\r\n\r\n  {\r\n\t\"currency\" : \"USD\" ,\r\n\t\"more\" : {\"a\": [null]}, \"unit_price\" : 65e-1\r\n}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": \"6.50\", \"note\": \"\\ud83c\\udf81\", \"currency\": \"USD\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": 1, \"unit_price\": \"6.5\", \"currency\": \"USD\"}")]
    public async Task What_keeps_the_contract_in_an_unusual_way_is_read(string answer)
    {
        await using var erp = new RawServer(answer);

        var attempt = await AskAsync(erp, ErpOperation.GetPrice, AProduct);

        Assert.Equal((CallOutcome.Ok, null), (attempt.Outcome, attempt.Problem));
        Assert.Equal((6.5m, "USD"), (attempt.Answer!.Value.GetProperty("unit_price").GetDecimal(), attempt.Answer.Value.GetProperty("currency").GetString()));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 39\r\n\r\n" + Price, "$: expected JSON, got what is not compressed as its headers say")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 39\r\n\r\n" + Price, "$: expected JSON, got what is not compressed as its headers say")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 39\r\n\r\n" + Price, "$: expected JSON, got what is not compressed as its headers say")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": 6.5, \"currency\": \"US\u00C4\"}", "$: expected JSON, got what is not UTF-8")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": 6.5, \"currency\": \"USD\", \"note\": \"\\ud83c\"}", "$: expected JSON, got an escaped character that is half of one")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": 6.5, \"currency\": \"USD\", \"\\udf81\": 1}", "$: expected JSON, got an escaped character that is half of one")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"error\": {\"message\": \"\\ud83c\"}}", "$: expected JSON, got an escaped character that is half of one")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\u00EF\u00BB\u00BF", "$: expected JSON, got nothing")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nnull", "$: expected an object, got null")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[]", "$: expected an object, got a list")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": 1e400, \"currency\": \"USD\"}", "$.unit_price: expected a number up to 1000000000000, got 1e400")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": 1e28, \"currency\": \"USD\"}", "$.unit_price: expected a number up to 1000000000000, got 1e28")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": \"10000000000000\", \"currency\": \"USD\"}", "$.unit_price: expected a number, got \"10000000000000\"")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": \"1,50\", \"currency\": \"USD\"}", "$.unit_price: expected a number, got \"1,50\"")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"unit_price\": NaN, \"currency\": \"USD\"}", "$: expected JSON, got something else")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n", "expected an answer, got HTTP 101")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://[::bad\r\nContent-Length: 0\r\n\r\n", "expected an answer, got a redirect to nowhere")]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n", "expected an answer, got a redirect to nowhere")]
    public async Task What_breaks_it_in_an_unusual_way_is_a_violation_that_says_how(string answer, string problem)
    {
        await using var erp = new RawServer(answer);

        var attempt = await AskAsync(erp, ErpOperation.GetPrice, AProduct);

        Assert.Equal((CallOutcome.Violation, problem), (attempt.Outcome, attempt.Problem));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n" + Price)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n27\r\n" + Price)]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("")]
    public async Task What_is_no_HTTP_leaves_it_open_whether_a_write_was_done(string answer)
    {
        await using var erp = new RawServer(answer);

        Assert.Equal(CallOutcome.Open, (await AskAsync(erp, ErpOperation.UpsertCustomer, ACustomer)).Outcome);
    }

    [Fact]
    public async Task A_head_without_end_is_not_read_to_its_end()
    {
        await using var erp = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n"));
            var header = Encoding.Latin1.GetBytes($"X-More: {new string('x', 1000)}\r\n");
            while (true)
            {
                await stream.WriteAsync(header);
            }
        });

        Assert.Equal(CallOutcome.Open, (await AskAsync(erp, ErpOperation.UpsertCustomer, ACustomer)).Outcome);
    }

    [Fact]
    public async Task An_answer_that_trickles_ends_with_the_operations_time()
    {
        await using var erp = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"));
            // Until the other side has had enough.
            await stream.ReadExactlyAsync(new byte[1]);
        });

        var attempt = await AskAsync(erp, ErpOperation.UpsertCustomer, ACustomer, TimeSpan.FromSeconds(0.5));

        Assert.Equal(CallOutcome.Open, attempt.Outcome);
    }

    [Fact]
    public async Task What_unpacks_to_more_than_ten_mebibytes_is_not_unpacked_to_its_end()
    {
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            var blank = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                await gzip.WriteAsync(blank, context.RequestAborted);
            }
        });

        Assert.Equal((CallOutcome.Violation, "$: expected at most 10 MiB, got more"), await erp.AskAsync(ErpOperation.GetPrice, AProduct) is var a ? (a.Outcome, a.Problem) : default);
    }

    [Theory]
    [InlineData("date", 4, 8)]
    [InlineData("0", 0, 0)]
    [InlineData("soon", null, null)]
    [InlineData("-5", null, null)]
    public async Task A_pause_is_asked_for_in_seconds_or_as_a_date_or_not_at_all(string header, int? least, int? most)
    {
        await using var erp = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = header == "date" ? DateTimeOffset.UtcNow.AddSeconds(7).ToString("R", CultureInfo.InvariantCulture) : header;
            return Task.CompletedTask;
        });

        var pause = (await erp.AskAsync(ErpOperation.GetPrice, AProduct)).RetryAfter;

        Assert.Equal(least is null, pause is null);
        Assert.InRange(pause?.TotalSeconds ?? 0, least ?? 0, most ?? 0);
    }

    [Fact]
    public async Task A_connection_is_given_up_before_the_ERP_would_close_it_under_a_write()
    {
        var closed = new TaskCompletionSource<TimeSpan>();
        await using var erp = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Price.Length}\r\n\r\n{Price}"));
            var answered = Stopwatch.GetTimestamp();
            await stream.CopyToAsync(Stream.Null);
            closed.TrySetResult(Stopwatch.GetElapsedTime(answered));
        });
        await using var wire = await ScriptedServer.StartAsync(_ => Task.CompletedTask, $"127.0.0.1:{erp.Port}");
        Assert.Equal(CallOutcome.Ok, (await wire.AskAsync(ErpOperation.GetPrice, AProduct, address: erp.Address)).Outcome);

        // The pool looks every second, on a machine that may be busy; left alone it would keep it for a minute.
        Assert.InRange(await closed.Task.WaitAsync(TimeSpan.FromMinutes(1)), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_write_is_led_on_by_an_ERP_that_says_it_was_not_done_and_is_the_same_there(int status)
    {
        var (heard, key) = ("", "");
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/customers")
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = "/customers/";
                return;
            }

            using var body = new StreamReader(context.Request.Body);
            heard = $"{context.Request.Method} {context.Request.ContentType} {await body.ReadToEndAsync()}";
            key = context.Request.Headers.Accept.ToString();
            await context.Response.WriteAsync("""{"external_customer_id": "C-1"}""");
        });

        Assert.Equal(CallOutcome.Ok, (await erp.AskAsync(ErpOperation.UpsertCustomer, ACustomer)).Outcome);
        Assert.Equal(("""POST application/json; charset=utf-8 {"phone":"\u002B9779812345678","name":"Ana"}""", "application/json"), (heard, key));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_write_is_not_led_on_by_a_redirect_that_may_be_its_answer(int status)
    {
        await using var erp = new RawServer($"HTTP/1.1 {status} Moved\r\nLocation: /orders/7\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(CallOutcome.Violation, (await AskAsync(erp, ErpOperation.UpsertCustomer, ACustomer)).Outcome);
    }

    [Theory]
    [InlineData("""{"items": [{"id": "a\u0000b", "name": "A", "price": 1, "currency": "USD", "active": true}]}""", "$.items[0].id: expected a text without NUL, got \"a\\u0000b\"")]
    [InlineData("""{"items": [{"id": "P-1", "name": "LONG", "price": 1, "currency": "USD", "active": true}]}""", "$.items[0].name: expected a text of at most 1000 characters, got \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\"")]
    public async Task A_text_that_no_database_or_index_takes_is_a_violation(string answer, string problem)
    {
        await using var erp = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(answer.Replace("LONG", new string('x', 5000), StringComparison.Ordinal)));

        Assert.Equal(problem, (await erp.AskAsync(ErpOperation.ListProducts, new { active_only = true, page = 1, limit = 200 })).Problem);
    }

    private static async Task<Attempt> AskAsync(RawServer erp, ErpOperation operation, object fields, TimeSpan? limit = null)
    {
        await using var wire = await ScriptedServer.StartAsync(_ => Task.CompletedTask, $"127.0.0.1:{erp.Port}");
        return await wire.AskAsync(operation, fields, limit, erp.Address);
    }
}
