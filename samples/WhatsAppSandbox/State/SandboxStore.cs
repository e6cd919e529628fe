using Bridge.WhatsAppSandbox.Control;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>Customers and their conversations, in memory and in the journal. Every change is told to the phones that look.</summary>
internal sealed class SandboxStore(Journal journal, LiveEvents live)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Customer> _customers = [];
    private readonly Dictionary<string, ChatMessage> _messages = [];
    private readonly Dictionary<Guid, PendingWebhook> _webhooks = [];
    private readonly Dictionary<string, StoredMedia> _media = [];
    private long _sequence;

    public void Load()
    {
        lock (_lock)
        {
            foreach (var line in journal.Read())
            {
                Apply(line);
            }
            if (_customers.Count == 0)
            {
                foreach (var customer in State.Customer.Defaults)
                {
                    _customers[customer.Id] = customer;
                }
            }
            Compact();
        }
    }

    public IReadOnlyList<Customer> Customers
    {
        get
        {
            lock (_lock)
            {
                return [.. _customers.Values];
            }
        }
    }

    public Customer? Customer(string id)
    {
        lock (_lock)
        {
            return _customers.GetValueOrDefault(id);
        }
    }

    public void Save(Customer customer)
    {
        lock (_lock)
        {
            Record(new Journal.Line(Customer: customer));
        }
        live.Publish("customer", customer.Id);
    }

    /// <summary>Null where there is no such customer.</summary>
    public Customer? Change(string id, Func<Customer, Customer> change)
    {
        lock (_lock)
        {
            if (!_customers.TryGetValue(id, out var customer))
            {
                return null;
            }
            Record(new Journal.Line(Customer: change(customer)));
        }
        live.Publish("customer", id);
        return Customer(id);
    }

    public ChatMessage Append(ChatMessage message)
    {
        lock (_lock)
        {
            message = message with { Sequence = ++_sequence };
            Record(new Journal.Line(Message: message));
        }
        live.Publish("message", message.CustomerId, message.Id);
        return message;
    }

    public ChatMessage? Message(string wamid)
    {
        lock (_lock)
        {
            return _messages.GetValueOrDefault(wamid);
        }
    }

    /// <summary>The changed message, or null where there is none or <paramref name="change"/> leaves it as it is.</summary>
    public ChatMessage? Change(string wamid, Func<ChatMessage, ChatMessage> change)
    {
        ChatMessage changed;
        lock (_lock)
        {
            if (!_messages.TryGetValue(wamid, out var message) || ReferenceEquals(changed = change(message), message))
            {
                return null;
            }
            Record(new Journal.Line(Message: changed));
        }
        live.Publish("message", changed.CustomerId, changed.Id);
        return changed;
    }

    public IReadOnlyList<ChatMessage> Messages(Func<ChatMessage, bool> where)
    {
        lock (_lock)
        {
            return [.. _messages.Values.Where(where).OrderBy(message => message.Sequence)];
        }
    }

    public IReadOnlyList<PendingWebhook> PendingWebhooks
    {
        get
        {
            lock (_lock)
            {
                return [.. _webhooks.Values.OrderBy(webhook => webhook.Since).ThenBy(webhook => webhook.Id)];
            }
        }
    }

    public bool IsPending(PendingWebhook webhook)
    {
        lock (_lock)
        {
            return _webhooks.ContainsKey(webhook.Id);
        }
    }

    public void Save(PendingWebhook webhook) => RecordLocked(new Journal.Line(Webhook: webhook));

    public void Remove(PendingWebhook webhook) => RecordLocked(new Journal.Line(Delivered: webhook.Id));

    public StoredMedia? Media(string id)
    {
        lock (_lock)
        {
            return _media.GetValueOrDefault(id);
        }
    }

    public void Save(StoredMedia media) => RecordLocked(new Journal.Line(Media: media));

    /// <summary>Back to the first start: the default customers, no message, nothing on its way.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _customers.Clear();
            _messages.Clear();
            _webhooks.Clear();
            foreach (var customer in State.Customer.Defaults)
            {
                _customers[customer.Id] = customer;
            }
            Compact();
        }
        live.Publish("reset", null);
    }

    public void Forget(string customerId)
    {
        lock (_lock)
        {
            _customers.Remove(customerId);
            foreach (var message in _messages.Values.Where(message => message.CustomerId == customerId).ToList())
            {
                _messages.Remove(message.Id);
            }
            Compact();
        }
        live.Publish("reset", null);
    }

    private void RecordLocked(Journal.Line line)
    {
        lock (_lock)
        {
            Record(line);
        }
    }

    private void Record(Journal.Line line)
    {
        Apply(line);
        journal.Write(line);
    }

    private void Apply(Journal.Line line)
    {
        if (line.Customer is { } customer)
        {
            _customers[customer.Id] = customer;
        }
        if (line.Message is { } message)
        {
            _messages[message.Id] = message;
            _sequence = Math.Max(_sequence, message.Sequence);
        }
        if (line.Webhook is { } webhook)
        {
            _webhooks[webhook.Id] = webhook;
        }
        if (line.Delivered is { } delivered)
        {
            _webhooks.Remove(delivered);
        }
        if (line.Media is { } media)
        {
            _media[media.Id] = media;
        }
    }

    private void Compact() => journal.Rewrite(
    [
        .. _customers.Values.Select(customer => new Journal.Line(Customer: customer)),
        .. _messages.Values.OrderBy(message => message.Sequence).Select(message => new Journal.Line(Message: message)),
        .. _media.Values.Select(media => new Journal.Line(Media: media)),
        .. _webhooks.Values.Select(webhook => new Journal.Line(Webhook: webhook)),
    ]);
}
