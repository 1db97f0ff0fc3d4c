using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>A custom property. Its type is that of its first value; null and types that packages cannot hold are refused.</summary>
public sealed class HostProperty(HostContext context) : HostObject(context), IDTSCustomProperty100
{
    private object _value;
    private bool _encryptionRequired;
    private string _typeConverter = string.Empty;
    private bool _containsId;
    private DTSCustomPropertyExpressionType _expressionType;

    public override DTSObjectType ObjectType => DTSObjectType.OT_PROPERTY;

    public object Value
    {
        get => _value;
        set
        {
            var stored = value is Enum ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : value;
            if (stored is null)
                throw new HostRuleException($"Property '{Name}' was set to null: a property has to have a value.");
            if (Type.GetTypeCode(stored.GetType()) is TypeCode.Object or TypeCode.DBNull)
                throw new HostRuleException($"Property '{Name}' was set to a {stored.GetType().Name}, which packages cannot hold.");
            if (_value is not null && _value.GetType() != stored.GetType())
                throw new HostRuleException($"Property '{Name}' is {_value.GetType().Name} and was set to a {stored.GetType().Name}.");
            Set(ref _value, stored);
        }
    }

    public DTSPersistState State { get; set; }

    public bool EncryptionRequired
    {
        get => _encryptionRequired;
        set => Set(ref _encryptionRequired, value);
    }

    public string TypeConverter
    {
        get => _typeConverter;
        set => Set(ref _typeConverter, value);
    }

    public string UITypeEditor { get; set; } = string.Empty;

    public bool ContainsID
    {
        get => _containsId;
        set => Set(ref _containsId, value);
    }

    public DTSCustomPropertyExpressionType ExpressionType
    {
        get => _expressionType;
        set => Set(ref _expressionType, value);
    }
}

public sealed class HostProperties(HostContext context)
    : HostCollection<IDTSCustomProperty100>(context, "property", () => new HostProperty(context)), IDTSCustomPropertyCollection100;
