using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What the host asks of the engine beside turns.</summary>
public class FlowEngineTests
{
    [Fact]
    public void The_published_schema_is_as_it_is_written_down() =>
        Source.Expect(Path.Combine(Source.Tests, "Definitions/schema.json"), JsonSerializer.Serialize(FlowSchema.Write(), Source.Json) + "\n");

    [Fact]
    public void Texts_and_conditions_may_name_these_facts() =>
        Assert.Equal("company name phone email language cart cart_lines total last_address orders applications open opens_at today", string.Join(' ', FlowEngine.Facts));

    /// <summary>With what is known already; what waits for the ERP is left alone.</summary>
    [Fact]
    public void Who_is_sent_to_a_step_begins_there()
    {
        var conversation = new Conversation(Source.Defaults, World.Small());
        conversation.Text("pen");
        var before = conversation.Session!.Id;

        var said = conversation.Take(new StartInput(new Frame("order", "card"), new Dictionary<string, JsonNode?> { ["product"] = World.Id(1, 1).ToString(), ["note"] = null }));

        Assert.Contains("Coffee Mug", Assert.IsType<ButtonsContent>(said.OfType<Say>().Single().Messages[^1]).Body, StringComparison.Ordinal);
        Assert.Equal(new Frame("order", "card"), Assert.Single(conversation.Session!.Frames));
        Assert.NotEqual(before, conversation.Session.Id);
        Assert.Equal(["product"], conversation.Session.Variables.Keys);

        conversation.AnswersEffects = false;
        conversation.Text("2");
        Assert.NotNull(conversation.Session.Pending);
        Assert.Empty(conversation.Take(new StartInput(new Frame("order", "find"), new Dictionary<string, JsonNode?>())));
        Assert.NotNull(conversation.Session.Pending);
    }

    [Fact]
    public void A_session_can_stand_where_there_is_a_step()
    {
        Assert.True(FlowEngine.Knows(Source.Defaults, new Frame("order", "card")));
        Assert.False(FlowEngine.Knows(Source.Defaults, new Frame("order", "nowhere")));
        Assert.False(FlowEngine.Knows(Source.Defaults, new Frame("nowhere", "card")));
        Assert.False(FlowEngine.Knows(new FlowBundle(1, new Dictionary<string, JsonObject> { ["new"] = JsonNode.Parse("""{ "steps": [{ "id": "a", "type": "dance" }] }""")!.AsObject() }), new Frame("new", "a")));
    }

    [Theory]
    [InlineData("agent", PersonState.None, false, true)]
    [InlineData("STOP", PersonState.Called, false, true)]
    [InlineData("menu", PersonState.None, false, false)]
    [InlineData("agent", PersonState.Answers, false, false)]
    [InlineData("agent", PersonState.None, true, false)]
    public void Only_agent_and_stop_act_while_the_erp_is_asked(string said, PersonState person, bool late, bool atOnce)
    {
        var arrived = new ItemArrived { ConversationId = World.Id(7, 1), Number = 1, SentAt = default, ArrivedAt = default, Late = late, Customer = new Customer { ContactId = World.Id(6, 1), PhoneNumberId = "0" }, Item = new TextItem(said) };
        Assert.Equal(atOnce, FlowEngine.ActsAtOnce(Source.Defaults, ConversationRecord.Empty with { Person = person }, new ItemInput(arrived)));
        Assert.False(FlowEngine.ActsAtOnce(Source.Defaults, ConversationRecord.Empty, new TimerInput("quiet")));
        Assert.False(FlowEngine.ActsAtOnce(Source.Defaults, ConversationRecord.Empty, new ItemInput(arrived with { Item = new ReactionItem("agent") })));
    }
}
