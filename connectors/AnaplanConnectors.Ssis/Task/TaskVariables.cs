using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>Writes what a task came to into variables of the package. Each is locked for the moment of writing.</summary>
internal sealed class TaskVariables(VariableDispenser dispenser)
{
    public bool Exists(string name) => name.Length == 0 || dispenser.Contains(name);

    /// <summary>Writes a value in the variable's own type: another one would end the execution.</summary>
    /// <param name="name">Empty: nothing is written.</param>
    /// <param name="value">A text or a number.</param>
    public void Write(string name, object value)
    {
        if (name.Length == 0)
            return;
        Variables? variables = null;
        dispenser.LockOneForWrite(name, ref variables);
        try
        {
            var variable = variables![name];
            variable.Value = Convert.ChangeType(value, variable.DataType, System.Globalization.CultureInfo.InvariantCulture);
        }
        finally
        {
            variables!.Unlock();
        }
    }
}
