using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Messaging;

/// <summary>How the console's API writes enums: <c>waiting</c>, not <c>Waiting</c>.</summary>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase) where T : struct, Enum;
