using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Contracts.Messaging;

namespace Bridge.ServiceDefaults;

/// <summary>The names of the contracts. The name on the wire is namespace and type name, so it outlives assemblies.</summary>
public static class MessageTypes
{
    static readonly FrozenDictionary<string, Type> ByName = typeof(ItemArrived).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false }).ToFrozenDictionary(t => t.FullName!);

    public static string NameOf(Type type) => ByName.ContainsKey(type.FullName!)
        ? type.FullName!
        : throw new ArgumentException($"{type} is not a contract: only records of Bridge.Contracts cross the bus.");

    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary><c>ItemArrived</c> of service <c>flow</c> is received on <c>flow-item-arrived</c>: prefixed, so that no two services compete for one queue.</summary>
    public static string QueueOf(string service, Type message)
    {
        var name = new StringBuilder(service);
        foreach (var c in message.Name)
        {
            if (char.IsUpper(c))
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}

/// <summary>How contracts are written where Bridge itself writes them: outbox, stored turns, internal HTTP.</summary>
public static class BridgeJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// The bus reads maps of texts as they are written. MassTransit's own converter ignores the case of keys and refuses the empty one, which stands for
    /// the ERP's own text: no product would ever arrive. A copy, because the options given are shared by the process and soon read-only.
    /// </summary>
    public static JsonSerializerOptions ForBus(JsonSerializerOptions options)
    {
        var copy = new JsonSerializerOptions(options);
        copy.Converters.Insert(0, new TextMap());
        return copy;
    }

    sealed class TextMap : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, Options);

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, Options);
    }
}
