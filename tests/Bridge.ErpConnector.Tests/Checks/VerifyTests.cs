using System.Text.Json.Nodes;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Tests.Calling;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Checks;

/// <summary>The check from the terminal, against an ERP that keeps the contract but for one thing.</summary>
public sealed class VerifyTests
{
    /// <summary>Operation, what is changed in its answer, and what has to be said of it.</summary>
    public static TheoryData<string, string, string> Planted => new()
    {
        { "LIST_PRODUCTS", "$.items remove", "$.items: expected a list, got nothing" },
        { "LIST_PRODUCTS", "$.items = {}", "$.items: expected a list, got an object" },
        { "LIST_PRODUCTS", "$.items[0].id remove", "$.items[0].id: expected a text, got nothing" },
        { "LIST_PRODUCTS", "$.items[0].id = 7.5", "$.items[0].id: expected a text, got 7.5" },
        { "LIST_PRODUCTS", "$.items[0].name = null", "$.items[0].name: expected a text, got null" },
        { "LIST_PRODUCTS", "$.items[0].price = \"free\"", "$.items[0].price: expected a number or null, got \"free\"" },
        { "LIST_PRODUCTS", "$.items[0].price remove", "$.items[0].price: expected a number or null, got nothing" },
        { "LIST_PRODUCTS", "$.items[0].currency = \"dollars\"", "$.items[0].currency: expected a currency code such as USD, got \"dollars\"" },
        { "LIST_PRODUCTS", "$.items[0].active = \"yes\"", "$.items[0].active: expected true or false, got \"yes\"" },
        { "LIST_PRODUCTS", "html", "$: expected JSON, got text/html" },
        { "LIST_PRODUCTS", "empty", "$: expected JSON, got nothing" },
        { "LIST_PRODUCTS", "error", "The period is closed." },
        { "LIST_PRODUCTS", "ignores page", "P-1 was on page 1 already: page is not read" },
        { "LIST_PRODUCTS", "never ends", "the list never ends" },
        { "LIST_PRODUCTS", "ignores limit", "$.items: expected at most 5 as limit says, got 8" },
        { "LIST_PRODUCTS", "six at a time", "limit 200: $.items: expected 200, or has_more or total, got 6 and more on page 2" },
        { "LIST_PRODUCTS", "twice", "$.items: an id comes twice on one page" },
        { "GET_PRICE", "$.unit_price remove", "$.unit_price: expected a number, got nothing" },
        { "GET_PRICE", "$.unit_price = -1", "$.unit_price: expected a number from 0, got -1" },
        { "GET_PRICE", "$.currency remove", "$.currency: expected a currency code such as USD, got nothing" },
        { "GET_PRICE", "$.currency = \"EUR\"", "$.currency: expected USD as in LIST_PRODUCTS, got EUR" },
        { "UPSERT_CUSTOMER", "$.external_customer_id remove", "$.external_customer_id: expected a text, got nothing" },
        { "UPSERT_CUSTOMER", "another each time", "sent again under its Idempotency-Key it became" },
        { "CREATE_ORDER", "$.external_order_id = 1.5", "$.external_order_id: expected a text, got 1.5" },
        { "CREATE_ORDER", "$.order_number remove", "$.order_number: expected a text, got nothing" },
        { "CREATE_ORDER", "$.status = \"\"", "$.status: expected a text, got \"\"" },
        { "CREATE_ORDER", "another each time", "sent again under its Idempotency-Key it became" },
        { "CREATE_ORDER", "redirect", "expected an answer, got a redirect to elsewhere.invalid" },
        { "SET_ADDRESS", "$.status remove", "$.status: expected a text, got nothing" },
        { "CONFIRM_ORDER", "$.status = false", "$.status: expected a text, got false" },
        { "GET_ORDER_STATUS", "$.status remove", "$.status: expected a text, got nothing" },
        { "GET_ORDER_STATUS", "$.order_number = \"S-8\"", "$.order_number: expected S-7 as CREATE_ORDER said, got S-8" },
        { "LIST_JOBS", "$.items[0].department_name remove", "$.items[0].department_name: expected a text, got nothing" },
        { "LIST_JOBS", "$.items[0].active = 2", "$.items[0].active: expected true or false, got 2" },
        { "CREATE_APPLICANT", "$.external_applicant_id = []", "$.external_applicant_id: expected a text, got a list" },
        { "CREATE_APPLICANT", "$.status remove", "$.status: expected a text, got nothing" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_planted_violation_is_found_and_named_by_operation_and_path(string operation, string change, string said)
    {
        var (exit, report) = await VerifyAsync(new ScriptedErp(operation, change));

        Assert.Equal(1, exit);
        var lines = report.Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith(operation, StringComparison.Ordinal) && l.Contains("VIOLATED", StringComparison.Ordinal));
        Assert.True(at >= 0, report);
        Assert.Contains(said, lines[at + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ERP_that_keeps_the_contract_passes()
    {
        var (exit, report) = await VerifyAsync(new ScriptedErp());

        Assert.Equal((0, true), (exit, report.Contains("9 operations keep the contract, 0 violations, 0 warnings", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_ERP_that_gives_few_at_a_time_passes_where_it_says_so()
    {
        var (said, report) = await VerifyAsync(new ScriptedErp("LIST_PRODUCTS", "six at a time, and says so"));
        Assert.Equal((0, true), (said, report.Contains("0 violations, 0 warnings", StringComparison.Ordinal)));

        var (refused, warning) = await VerifyAsync(new ScriptedErp("LIST_PRODUCTS", "refuses 200"));
        Assert.Equal((0, true), (refused, warning.Contains("warning: limit 200: limit: at most 100.: it is then asked for 50 at a time", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_profile_of_lookups_is_held_to_them()
    {
        var (exit, report) = await VerifyAsync(new ScriptedErp("GET_ORDER_STATUS", "no look-up"), "--idempotency", "Lookup");

        Assert.Equal(1, exit);
        Assert.Contains("look-up by client_reference: There is no order", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ERP_without_jobs_is_not_asked_for_them()
    {
        var (exit, report) = await VerifyAsync(new ScriptedErp("LIST_JOBS", "html"), "--idempotency", "Keys", "--without", "LIST_JOBS,CREATE_APPLICANT");

        Assert.Equal((0, true), (exit, report.Contains("7 operations keep the contract, 0 violations, 0 warnings", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_ERP_without_a_required_operation_fails()
    {
        var (exit, _) = await VerifyAsync(new ScriptedErp(), "--idempotency", "Keys", "--without", "GET_PRICE");

        Assert.Equal(1, exit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--url")]
    [InlineData("--url ftp://erp.example")]
    [InlineData("--url http://erp.example --colour blue")]
    [InlineData("--url http://erp.example --auth Telepathy")]
    [InlineData("--url http://erp.example --without LIST_DOGS")]
    public async Task Wrong_arguments_are_told_as_such(string arguments)
    {
        Assert.Equal(2, await Verify.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), TextWriter.Null, CancellationToken.None));
    }

    [Fact]
    public async Task The_contract_is_a_document_of_every_operation()
    {
        var output = new StringWriter();

        Assert.Equal(0, await Verify.RunAsync(["--openapi"], output, CancellationToken.None));

        var document = JsonNode.Parse(output.ToString())!;
        Assert.Equal("3.1.0", (string)document["openapi"]!);
        Assert.Equal(10, document["paths"]!.AsObject().Sum(p => p.Value!.AsObject().Count));
        var order = document["paths"]!["/orders"]!["post"]!;
        Assert.Equal(["external_order_id", "order_number", "status"], order["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["required"]!.AsArray().Select(r => (string)r!));
        Assert.Contains(order["parameters"]!.AsArray(), p => (string)p!["name"]! == "Idempotency-Key");
    }

    private static async Task<(int Exit, string Report)> VerifyAsync(ScriptedErp erp, params string[] more)
    {
        await using var server = await ScriptedServer.StartAsync(erp.AnswerAsync);
        var output = new StringWriter();
        string[] idempotency = more.Length == 0 ? ["--idempotency", "Keys"] : more;
        var exit = await Verify.RunAsync(["--url", server.Address.ToString(), "--writes", .. idempotency], output, CancellationToken.None);
        return (exit, output.ToString());
    }
}
