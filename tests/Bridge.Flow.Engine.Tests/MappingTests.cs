using System.Text.Json.Nodes;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What an answer becomes, in each type and for each field of the ERP contract.</summary>
public class MappingTests
{
    [Theory]
    [InlineData("string", "plainly", "\"plainly\"")]
    [InlineData("number", "1.250,50", "1250.50")]
    [InlineData("number", "many", null)]
    [InlineData("whole", "12", "12")]
    [InlineData("whole", "12.5", null)]
    [InlineData("date", "2026-12-24", "\"2026-12-24\"")]
    [InlineData("date", "24/12/2026", null)]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "yes", "true")]
    [InlineData("boolean", "sim", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("boolean", "no", "false")]
    [InlineData("boolean", "não", "false")]
    [InlineData("boolean", "perhaps", null)]
    [InlineData("email", "my mail: ann@example.com", "\"ann@example.com\"")]
    [InlineData("email", "ann", null)]
    [InlineData("phone", "07700 900123", "\"\\u002B447700900123\"")]
    [InlineData("phone", "12", null)]
    [InlineData("colour", "red", null)]
    [InlineData(null, "red", "\"red\"")]
    public void An_answer_is_read_as_its_type(string? type, string said, string? kept)
    {
        var conversation = Asked(new JsonObject { ["from"] = "answer", ["to"] = "kept", ["type"] = type }, said);
        Assert.Equal(kept, conversation.Session!.Variables.GetValueOrDefault("kept")?.ToJsonString());
    }

    [Theory]
    [InlineData("name", "name")]
    [InlineData("email", "email")]
    [InlineData("phone", "phone")]
    [InlineData("resume", "cv")]
    [InlineData("order_note", "order_note")]
    [InlineData("item_note", "note")]
    [InlineData("item_attachments", "attachments")]
    [InlineData("address_line2", "address_line2")]
    [InlineData("city", "city")]
    [InlineData("state", "state")]
    [InlineData("postal_code", "postal_code")]
    [InlineData("recipient_name", "recipient_name")]
    [InlineData("address_note", "address_note")]
    [InlineData("anything", "anything")]
    public void A_field_of_the_contract_has_its_variable(string field, string variable)
    {
        var conversation = Asked(new JsonObject { ["from"] = "answer", ["to"] = field }, "ann@example.com");
        Assert.Equal("ann@example.com", (string?)conversation.Session!.Variables[variable]);
        Assert.Equal(field == "name" ? "ann@example.com" : null, conversation.Record.Name);
        Assert.Equal(field == "email" ? "ann@example.com" : null, conversation.Record.Email);
        Assert.Equal(field == "phone" ? "ann@example.com" : null, conversation.Record.Phone);
    }

    [Fact]
    public void An_address_that_was_put_together_is_not_asked_for_again()
    {
        var conversation = Asked(new JsonObject { ["from"] = "{said}, {company}", ["to"] = "address_line1" }, "5 High Road");
        Assert.Equal("5 High Road, Acme", conversation.Record.LastAddress?.Line1);
        Assert.NotNull(conversation.Session!.Variables["delivery"]);
        Assert.Null(Asked(new JsonObject { ["from"] = "{nothing}", ["to"] = "address_line1" }, "5 High Road").Record.LastAddress);
    }

    [Fact]
    public void An_answer_for_hr_stands_under_its_question()
    {
        var kept = Asked(new JsonObject { ["from"] = "answer", ["to"] = "answers", ["type"] = "whole" }, "12").Session!.Variables["answer:main/ask"];
        Assert.Equal(("Well?", "12"), ((string?)kept!["question"], (string?)kept["answer"]));
        Assert.DoesNotContain("answer:main/ask", Asked(new JsonObject { ["from"] = "answer", ["to"] = "answers", ["type"] = "whole" }, "many").Session!.Variables.Keys);
    }

    [Fact]
    public void What_is_required_has_a_default_or_calls_a_person()
    {
        var given = Asked(new JsonObject { ["from"] = "{nothing}", ["to"] = "kept", ["default"] = 7 }, "plainly");
        Assert.Equal(7, (int?)given.Session!.Variables["kept"]);
        Assert.Equal(7, (int?)Asked(new JsonObject { ["from"] = "answer", ["to"] = "kept", ["type"] = "whole", ["required"] = true, ["default"] = 7 }, "many").Session!.Variables["kept"]);
        Assert.NotNull(Asked(new JsonObject { ["from"] = "answer", ["to"] = "kept", ["type"] = "whole", ["required"] = false }, "many").Session);

        IReadOnlyList<Effect> said = [];
        Assert.Null(Asked(new JsonObject { ["from"] = "answer", ["to"] = "kept", ["type"] = "whole", ["required"] = true }, "many", effects => said = effects).Session);
        var note = said.OfType<Note>().Single(note => note.Code == "not_mapped");
        Assert.Equal(("main/ask", "kept"), (note.Arguments["step"], note.Arguments["to"]));
        Assert.Equal("not_mapped", said.OfType<Note>().Single(note => note.Code == "flow_failed").Arguments["problem"]);
    }

    /// <summary>What holds of a condition is what it says.</summary>
    [Theory]
    [InlineData("""{ "fact": "company" }""", true)]
    [InlineData("""{ "fact": "nothing" }""", false)]
    [InlineData("""{ "fact": "company", "equals": "Acme" }""", true)]
    [InlineData("""{ "fact": "company", "equals": "acme" }""", false)]
    [InlineData("""{ "fact": "said", "equals": 12 }""", true)]
    [InlineData("""{ "fact": "said", "equals": 13 }""", false)]
    [InlineData("""{ "fact": "said", "at_least": 12 }""", true)]
    [InlineData("""{ "fact": "said", "at_least": 12.5 }""", false)]
    [InlineData("""{ "fact": "said", "at_least": "12" }""", false)]
    [InlineData("""{ "fact": "company", "at_least": 1 }""", false)]
    [InlineData("""{ "not": { "fact": "nothing" } }""", true)]
    [InlineData("""{ "all": [{ "fact": "company" }, { "fact": "said" }] }""", true)]
    [InlineData("""{ "all": [{ "fact": "company" }, { "fact": "nothing" }] }""", false)]
    [InlineData("""{ "all": [] }""", true)]
    [InlineData("""{ "any": [{ "fact": "nothing" }, { "fact": "said" }] }""", true)]
    [InlineData("""{ "any": [{ "fact": "nothing" }] }""", false)]
    [InlineData("""{ "any": [7] }""", false)]
    [InlineData("""{ "fact": 7 }""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""{ "not": { "not": { "not": { "not": { "not": { "not": { "not": { "not": { "fact": "company" } } } } } } } } }""", true)]
    [InlineData("""{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "fact": "company" }] }] }] }] }] }] }] }] }""", true)]
    [InlineData("""{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "all": [{ "fact": "company" }] }] }] }] }] }] }] }] }] }""", false)]
    [InlineData("""{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "fact": "company" }] }] }] }] }] }] }] }] }""", true)]
    [InlineData("""{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "any": [{ "fact": "company" }] }] }] }] }] }] }] }] }] }""", false)]
    public void A_condition_holds_or_not(string condition, bool holds)
    {
        var conversation = Asked(new JsonObject { ["from"] = "answer", ["to"] = "x" }, "12", condition: condition);
        Assert.Equal(holds ? "yes" : "no", conversation.Session!.Frames[^1].StepId);
    }

    private static Conversation Asked(JsonObject rule, string said, Action<IReadOnlyList<Effect>>? heard = null, string condition = """{ "fact": "company" }""")
    {
        var flow = JsonNode.Parse($$"""
            {
              "spec_version": 1, "entry": "ask",
              "steps": [
                { "id": "ask", "type": "ask", "kind": "text", "variable": "said", "text": "Well?", "exits": { "next": "if" } },
                { "id": "if", "type": "condition", "if": {{condition}}, "exits": { "yes": "yes", "no": "no" } },
                { "id": "yes", "type": "ask", "kind": "text", "variable": "y", "text": "Yes.", "exits": { "next": "ask" } },
                { "id": "no", "type": "ask", "kind": "text", "variable": "n", "text": "No.", "exits": { "next": "ask" } }
              ]
            }
            """)!.AsObject();
        flow["steps"]![0]!["mapping"] = new JsonArray(rule);
        flow["texts"] = Source.Defaults.Flows["main"]["texts"]!.DeepClone();
        flow["words"] = Source.Defaults.Flows["main"]["words"]!.DeepClone();
        var conversation = new Conversation(new FlowBundle(1, new Dictionary<string, JsonObject> { ["main"] = flow }), World.Small());
        conversation.Text("begin with this");
        var effects = conversation.Text(said);
        heard?.Invoke(effects);
        return conversation;
    }
}
