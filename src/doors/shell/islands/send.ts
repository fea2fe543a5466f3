/** Sends the form that carries somebody back to an application; its button does the same without a script. */
document.querySelector<HTMLFormElement>('form[data-send="now"]')?.submit()

export {}
