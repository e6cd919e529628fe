using Bridge.ErpConnector.Contract;

namespace Bridge.ErpConnector.Tests.Contract;

/// <summary>Cases are data: an answer, what has to be said of it, and what is handed on where that is not the answer itself.</summary>
public sealed class AnswerReaderTests
{
    public sealed record Case
    {
        public required string Name { get; init; }
        public required string Operation { get; init; }
        public required JsonElement Answer { get; init; }
        public IReadOnlyList<string> Violations { get; init; } = [];
        public IReadOnlyList<string> Warnings { get; init; } = [];
        public JsonElement? Read { get; init; }
    }

    public static TheoryData<string> Names => [.. Cases().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_is_held_against_the_contract(string name)
    {
        var expected = Cases()[name];

        var reading = AnswerReader.Read(ErpContract.Find(expected.Operation)!, expected.Answer);

        Assert.Equal(expected.Violations, reading.Violations);
        Assert.Equal(expected.Warnings, reading.Warnings);
        if (expected.Violations.Count == 0)
        {
            var read = expected.Read ?? expected.Answer;
            Assert.True(JsonElement.DeepEquals(read, reading.Answer), $"expected {read.GetRawText()}, read {reading.Answer.GetRawText()}");
        }
    }

    [Fact]
    public void Every_operation_has_cases() =>
        Assert.Equal(ErpContract.Operations.Select(o => o.Name).Order(), Cases().Values.Select(c => c.Operation).Distinct().Order());

    [Fact]
    public void Money_keeps_every_digit()
    {
        using var answer = JsonDocument.Parse("""{"unit_price": 0.1000000000000000055511151231, "currency": "USD"}""");

        var reading = AnswerReader.Read(ErpContract.Of(ErpOperation.GetPrice), answer.RootElement);

        Assert.Equal(0.1000000000000000055511151231m, reading.Answer.GetProperty("unit_price").GetDecimal());
    }

    [Fact]
    public void A_page_that_is_wrong_throughout_is_told_in_ten_lines()
    {
        var answer = JsonSerializer.SerializeToElement(new { items = Enumerable.Repeat(new { id = 1 }, 200) });

        Assert.Equal(10, AnswerReader.Read(ErpContract.Of(ErpOperation.ListProducts), answer).Violations.Count);
    }

    private static Dictionary<string, Case> Cases() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Contract", "Cases"), "*.json")
            .SelectMany(file => JsonSerializer.Deserialize<List<Case>>(File.ReadAllText(file), JsonSerializerOptions.Web)!)
            .ToDictionary(c => c.Name);
}
