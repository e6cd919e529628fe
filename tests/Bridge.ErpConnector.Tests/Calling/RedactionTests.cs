namespace Bridge.ErpConnector.Tests.Calling;

public sealed class RedactionTests
{
    [Fact]
    public void Nothing_of_a_person_and_no_secret_is_kept()
    {
        var fields = JsonSerializer.SerializeToElement(new
        {
            phone = "+9779812345678",
            name = "Ana",
            email = "ana@example.org",
            external_order_id = "O-1",
            address_line1 = "Thamel 12",
            latitude = 27.7,
            items = new[] { new { qty = 2, unit_price = 6.5m, note = "for Ana" } },
            payment_info = new { method = "transfer", reference = "9812345678" },
            resume_url = "https://bridge/cv?signature=s3cret",
            access_token = "s3cret",
            unheard_of = "s3cret",
            answers = new[] { new { question = "Age?", answer = "33" } },
        });

        var kept = Redaction.Of(fields);

        Assert.All(new[] { "9812345678", "Ana", "example.org", "Thamel", "27.7", "s3cret", "33" }, hidden => Assert.DoesNotContain(hidden, kept, StringComparison.Ordinal));
        Assert.Contains("\"external_order_id\":\"O-1\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"unit_price\":6.5", kept, StringComparison.Ordinal);
        Assert.Contains("\"phone\":", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_list_the_beginning_and_the_number_are_kept() =>
        Assert.Equal("""{"items":[{"id":"1"},{"id":"2"},{"id":"3"},"… 5 in all"]}""",
            Redaction.Of(JsonSerializer.SerializeToElement(new { items = Enumerable.Range(1, 5).Select(i => new { id = $"{i}" }) })));
}
