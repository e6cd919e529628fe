using System.Text.Json.Nodes;
using Bridge.Flow.Flows;
using CsCheck;

namespace Bridge.Flow.Tests;

public sealed class DraftJsonTests
{
    static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Gen.String.Select(text => (JsonNode?)JsonValue.Create(new string([.. text.Where(sign => !char.IsSurrogate(sign))]))),
        Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.OneOf("1.0", "1e3", "0.10", "-0").Select(number => JsonNode.Parse(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null));

    static readonly Gen<JsonNode?> Any = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Gen.Select(Gen.String[0, 8], inner).Array[0, 4].Select(properties =>
            {
                var map = new JsonObject();
                foreach (var (name, value) in properties)
                {
                    map[new string([.. name.Where(sign => !char.IsSurrogate(sign))])] = value?.DeepClone();
                }

                return (JsonNode?)map;
            }),
            inner.Array[0, 4].Select(values => (JsonNode?)new JsonArray([.. values.Select(value => value?.DeepClone())]))));

    [Fact]
    public void What_is_printed_reads_back_and_prints_the_same_byte_for_byte() =>
        Any.Where(node => node is JsonObject).Sample(node =>
        {
            var printed = DraftJson.Print((JsonObject)node!);
            var read = DraftJson.Read(printed)!;
            Assert.True(JsonNode.DeepEquals(node, read));
            Assert.Equal(printed, DraftJson.Print(read));
        }, iter: 300);
}
